import { texts } from '#domain/kernel/texts.ts'

export const guaranteeEventTexts = texts({
  'guarantee.found': ['识别为返修', 'Recognised as a comeback'],
  'guarantee.free': ['定为免费返工', 'Made free rework'],
  'guarantee.refused': ['判定不属质保', 'Guarantee refused with proof'],
  'guarantee.caused': ['登记返修原因', 'Cause of the comeback'],
  'guarantee.costed': ['返工成本入账', 'Cost of the rework'],
  'guarantee.paused': ['登记不计入修理的时间', 'Time taken out of the repair'],
  'guarantee.resumed': ['不计入的时间结束', 'Repair counts again'],
  'guarantee.pauseWithdrawn': ['撤销不计入的时间', 'Time counts after all'],
  'guarantee.exchangeAsked': ['要求退换车辆', 'Another car asked for'],
  'guarantee.exchangeAgreed': ['同意退换车辆', 'Exchange agreed'],
  'guarantee.exchangeRefused': ['不同意退换车辆', 'Exchange refused'],
  'guarantee.exchanged': ['退换车辆已办理', 'Car exchanged'],
  'guarantee.faultConfirmed': ['确认新车严重故障', 'Fault of a new car confirmed'],
  'guarantee.faultDenied': ['排除新车严重故障', 'Fault of a new car ruled out'],
  'guarantee.rightChosen': ['登记车主的选择', 'Choice of the owner'],
  'guarantee.alerted': ['三包预警', 'Three-guarantee warning'],
})
