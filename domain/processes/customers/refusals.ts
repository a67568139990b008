import { refusals } from '#domain/kernel/refusals.ts'

export const customersRefusals = refusals('customers', {
  plateTaken: [
    409,
    '车牌 {plate} 已登记在 {car} 上；车牌确已换到本车时，请选择“转移车牌”',
    'Plate {plate} is on {car}; if it has really moved to this car, choose "move the plate"',
  ],
  plateTakenMeanwhile: [
    409,
    '该车牌刚刚被登记到另一辆车上，请重新查询',
    'This plate was just given to another car; search again',
  ],
  plateNotThere: [
    409,
    '车牌 {plate} 不在所选车辆上，无需转移',
    'Plate {plate} is not on the chosen car; nothing to move',
  ],
  vinTaken: [
    409,
    '车架号 {vin} 已登记（{car}），请打开该车辆',
    'VIN {vin} is on record already ({car}); open that car',
  ],
  vinTakenMeanwhile: [409, '该车架号刚刚被登记，请重新查询', 'This VIN was just recorded; search again'],
  vinReasonNeeded: [400, '没有车架号时，请写明原因', 'Say why there is no VIN'],
  mileageBack: [
    409,
    '里程 {km} 公里小于 {on} 记录的 {known} 公里；更换过仪表时，请先“更正里程”并写明原因',
    '{km} km is less than the {known} km noted on {on}; if the odometer was replaced, correct the mileage first and say why',
  ],
  mileageSame: [409, '里程已经是 {km} 公里', 'The mileage is {km} km already'],
  personNeeded: [400, '请选择或填写人员', 'Choose a person or give a name'],
  ownerExists: [
    409,
    '该车已有车主{name}；车辆已过户时，请选择“变更车主”',
    'This car has an owner, {name}; if it was sold, choose "change owner"',
  ],
  linkedAlready: [409, '{name}已是该车的{role}', '{name} is already recorded as {role} of this car'],
  notLinked: [409, '该人员与此车没有这种关系', 'This person has no such part in this car'],
  noPhone: [409, '该客户没有登记此电话', 'No such phone is on record for this customer'],
  creditCodeWrong: [400, '统一社会信用代码有误，请核对', 'The credit code is not right; please check it'],
  fileIncomplete: [409, '档案还缺：{fields}', 'The file still lacks: {fields}'],
  ownerMissing: [409, '该车还没有登记车主，请先登记车主', 'This car has no owner on record; add the owner first'],
  itemClosed: [409, '该事项已处理', 'This item is closed already'],
})
