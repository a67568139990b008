import { texts } from '#domain/kernel/texts.ts'

export const deliveryEventTexts = texts({
  'delivery.takenOver': ['从车间接车', 'Taken over from the workshop'],
  'delivery.prepared': ['交车准备完成', 'Prepared'],
  'delivery.notified': ['通知客户', 'Customer told'],
  'delivery.delayTold': ['告知延误', 'Delay told'],
  'delivery.pickupStarted': ['客户到店取车', 'Customer came to collect'],
  'delivery.explained': ['逐项解释', 'Explained'],
  'delivery.oldParts': ['旧件处理', 'Old parts'],
  'delivery.accepted': ['客户验收签字', 'Accepted by the customer'],
  'delivery.handedOver': ['交车', 'Handed over'],
  'delivery.stateConfirmed': ['客户确认车辆状态', 'State of the car confirmed'],
  'delivery.left': ['已离厂', 'Left'],
})
