import { defineExport, wordFor } from '#domain/mechanisms/exports/definition.ts'
import { customerFilesContract } from './files-contract.ts'
import { peopleContract } from './people-contract.ts'
import { powerTexts } from './vehicle-kinds.ts'
import { vehiclesContract } from './vehicles-contract.ts'

/** The headings of people and cars are those an import knows, so that a file can be mended and brought back. */
export const peopleExport = defineExport({
  key: 'people',
  title: ['客户', 'Customers'],
  list: peopleContract.list,
  columns: [
    { heading: ['姓名', 'Name'], kind: 'text', value: row => row.name },
    { heading: ['称谓', 'Salutation'], kind: 'text', value: row => row.salutation },
    { heading: ['手机号', 'Phone'], kind: 'text', value: row => row.phoneMasked },
    {
      heading: ['类型', 'Kind'],
      kind: 'text',
      value: row => (row.kind === 'company' ? ['单位', 'Company'] : ['个人', 'Person']),
    },
    { heading: ['车辆', 'Cars'], kind: 'text', value: row => row.vehicles.map(car => car.name).join(' ') },
    { heading: ['标签', 'Tags'], kind: 'text', value: row => row.tags.join(' ') },
    { heading: ['资料核实', 'Checked on'], kind: 'date', value: row => row.verifiedOn },
    { heading: ['建档时间', 'Added'], kind: 'instant', value: row => row.createdAt },
  ],
})

export const vehiclesExport = defineExport({
  key: 'vehicles',
  title: ['车辆', 'Vehicles'],
  list: vehiclesContract.list,
  columns: [
    { heading: ['车牌号', 'Plate'], kind: 'text', value: row => row.plate },
    { heading: ['车架号', 'VIN'], kind: 'text', value: row => row.vin },
    { heading: ['车型', 'Car'], kind: 'text', value: row => row.title },
    { heading: ['动力', 'Power'], kind: 'text', value: row => wordFor(powerTexts, row.power) },
    { heading: ['颜色', 'Colour'], kind: 'text', value: row => row.colour },
    { heading: ['里程（公里）', 'Mileage (km)'], kind: 'count', value: row => row.mileageKm },
    { heading: ['车主姓名', 'Owner'], kind: 'text', value: row => row.owner?.name },
    { heading: ['下次保养日期', 'Next service on'], kind: 'date', value: row => row.nextServiceOn },
    { heading: ['下次保养里程', 'Next service at (km)'], kind: 'count', value: row => row.nextServiceKm },
    { heading: ['保险到期', 'Insured until'], kind: 'date', value: row => row.insuranceUntil },
    { heading: ['最近来店', 'Last visit'], kind: 'instant', value: row => row.lastVisitAt },
    { heading: ['遗留事项', 'Open items'], kind: 'count', value: row => row.openItems },
  ],
})

export const customerFilesExport = defineExport({
  key: 'customerFiles',
  title: ['客户档案', 'Customer files'],
  list: customerFilesContract.list,
  whole: [{ show: 'all' }],
  columns: [
    { heading: ['档案袋号', 'Envelope'], kind: 'text', value: row => row.envelopeNo },
    { heading: ['车辆', 'Car'], kind: 'text', value: row => row.car },
    { heading: ['车型', 'Model'], kind: 'text', value: row => row.title },
    { heading: ['车主姓名', 'Owner'], kind: 'text', value: row => row.ownerName },
    {
      heading: ['类别', 'Kind'],
      kind: 'text',
      value: row => (row.kind === 'repair' ? ['维修', 'Repair'] : ['咨询', 'Consultation']),
    },
    { heading: ['建档时间', 'Opened'], kind: 'instant', value: row => row.openedAt },
    { heading: ['应完成', 'Due'], kind: 'instant', value: row => row.dueAt },
    { heading: ['完成时间', 'Completed'], kind: 'instant', value: row => row.completedAt },
    { heading: ['下次话题', 'Next talk'], kind: 'text', value: row => row.nextTalk },
    { heading: ['下次联系', 'Next talk on'], kind: 'date', value: row => row.nextTalkOn },
  ],
})
