import { texts } from '#domain/kernel/texts.ts'

export const customersEventTexts = texts({
  'person.added': ['登记客户', 'Customer added'],
  'person.edited': ['修改客户资料', 'Customer data changed'],
  'person.verified': ['核实客户资料', 'Customer data confirmed'],
  'person.phoneRevealed': ['查看完整电话', 'Whole phone number shown'],
  'vehicle.added': ['登记车辆', 'Car added'],
  'vehicle.edited': ['修改车辆资料', 'Car data changed'],
  'vehicle.plateChanged': ['变更车牌', 'Plate changed'],
  'vehicle.plateMovedAway': ['车牌转到其他车辆', 'Plate moved to another car'],
  'vehicle.personLinked': ['登记人车关系', 'Person tied to the car'],
  'vehicle.personUnlinked': ['解除人车关系', 'Person no longer tied to the car'],
  'vehicle.ownerChanged': ['变更车主', 'Owner changed'],
  'vehicle.mileageNoted': ['记录里程', 'Mileage noted'],
  'vehicle.mileageCorrected': ['更正里程', 'Mileage corrected'],
  'vehicle.nextServicePlanned': ['安排下次保养', 'Next service planned'],
  'file.opened': ['建立客户档案袋', 'File opened'],
  'file.edited': ['修改客户档案', 'File changed'],
  'file.completed': ['客户档案已建', 'File completed'],
  'openItem.remembered': ['记下遗留事项', 'Open item noted'],
  'openItem.closed': ['遗留事项已处理', 'Open item closed'],
})
