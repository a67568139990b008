import { choicesOf, readRow } from '#domain/mechanisms/imports/cells.ts'
import { defineImport, type ImportCells, type ParsedRow } from '#domain/mechanisms/imports/definition.ts'
import { type Body, bodyTexts, type Power, powerTexts } from './vehicle-kinds.ts'

export const vehiclesImport = defineImport({
  key: 'vehicles',
  title: ['车辆', 'Cars'],
  columns: [
    { key: 'vin', label: ['车架号', 'VIN'], aliases: ['VIN码', '车辆识别代号', '底盘号'] },
    { key: 'plate', label: ['车牌号', 'Plate'], aliases: ['车牌', '牌照号', '车号'] },
    { key: 'brand', label: ['品牌', 'Brand'], aliases: ['厂牌', '车辆品牌'], required: true },
    { key: 'series', label: ['车系', 'Series'], required: true },
    { key: 'model', label: ['车型', 'Model'], aliases: ['型号', '车辆型号'] },
    { key: 'power', label: ['动力', 'Power'], aliases: ['动力类型', '燃料', '燃料种类', '能源类型'] },
    { key: 'body', label: ['车身', 'Body'], aliases: ['车身形式', '车种'] },
    { key: 'modelYear', label: ['年款', 'Model year'] },
    { key: 'displacement', label: ['排量', 'Displacement'] },
    { key: 'engineNo', label: ['发动机号', 'Engine number'] },
    { key: 'colour', label: ['颜色', 'Colour'], aliases: ['车身颜色', 'Color'] },
    { key: 'purchasedOn', label: ['购车日期', 'Bought on'], aliases: ['购买日期'] },
    { key: 'firstRegisteredOn', label: ['上牌日期', 'First registered'], aliases: ['初次登记日期', '登记日期'] },
    { key: 'mileageKm', label: ['里程', 'Mileage'], aliases: ['行驶里程', '里程数', '公里数'] },
    { key: 'serviceIntervalKm', label: ['保养里程周期', 'Service interval km'], aliases: ['保养周期公里'] },
    { key: 'serviceIntervalMonths', label: ['保养时间周期', 'Service interval months'], aliases: ['保养周期月'] },
    { key: 'nextServiceOn', label: ['下次保养日期', 'Next service on'] },
    { key: 'nextServiceKm', label: ['下次保养里程', 'Next service km'] },
    { key: 'insuranceUntil', label: ['保险到期', 'Insurance until'], aliases: ['保险到期日'] },
    { key: 'inspectionUntil', label: ['年检到期', 'Inspection until'], aliases: ['年检到期日', '检验有效期'] },
    { key: 'ownerName', label: ['车主', 'Owner'], aliases: ['车主姓名', '客户名称', '客户姓名', '姓名'] },
    {
      key: 'ownerPhone',
      label: ['车主电话', 'Owner phone'],
      aliases: ['电话', '手机', '联系电话', '手机号'],
      personal: true,
    },
  ],
})

export type VehicleImport = {
  vin: string | null
  plate: string | null
  brand: string
  series: string
  model: string
  power: Power
  body: Body
  modelYear: number | null
  displacement: string
  engineNo: string
  colour: string
  purchasedOn: string | null
  firstRegisteredOn: string | null
  mileageKm: number | null
  serviceIntervalKm: number | null
  serviceIntervalMonths: number | null
  nextServiceOn: string | null
  nextServiceKm: number | null
  insuranceUntil: string | null
  inspectionUntil: string | null
  ownerName: string
  ownerPhone: string | null
  /** What the file says nothing of is not to be overwritten by a default. */
  given: ReadonlySet<string>
}

const MAX_KM = 3_000_000

export function parseVehicle(cells: ImportCells): ParsedRow<VehicleImport> {
  const row = readRow(cells)
  const vin = row.vin('vin')
  const plate = row.plate('plate')
  const given = new Set(Object.keys(cells).filter(field => (cells[field] ?? '').trim() !== ''))
  if (!given.has('vin') && !given.has('plate')) {
    row.refuse('vin', ['车架号和车牌号至少填一项', 'Give at least the VIN or the plate'])
  }
  const ownerName = row.text('ownerName', 60)
  if (ownerName === '' && given.has('ownerPhone')) {
    row.refuse('ownerName', ['填了车主电话，还要填车主', 'With a phone the owner must be named'])
  }
  return row.finish({
    vin,
    plate,
    ...technical(row),
    mileageKm: row.integer('mileageKm', 0, MAX_KM),
    serviceIntervalKm: row.integer('serviceIntervalKm', 500, 100_000),
    serviceIntervalMonths: row.integer('serviceIntervalMonths', 1, 60),
    nextServiceOn: row.date('nextServiceOn'),
    nextServiceKm: row.integer('nextServiceKm', 0, MAX_KM),
    insuranceUntil: row.date('insuranceUntil'),
    inspectionUntil: row.date('inspectionUntil'),
    ownerName,
    ownerPhone: row.phone('ownerPhone'),
    given,
  })
}

function technical(row: ReturnType<typeof readRow>) {
  return {
    brand: row.required('brand', 30),
    series: row.required('series', 40),
    model: row.text('model', 60),
    power: row.choice('power', powers, 'petrol'),
    body: row.choice('body', bodies, 'sedan'),
    modelYear: row.integer('modelYear', 1980, 2100),
    displacement: row.text('displacement', 10),
    engineNo: row.text('engineNo', 30),
    colour: row.text('colour', 20),
    purchasedOn: row.date('purchasedOn'),
    firstRegisteredOn: row.date('firstRegisteredOn'),
  }
}

const powers = choicesOf(powerTexts, {
  汽: 'petrol',
  燃油: 'petrol',
  混合动力: 'hev',
  油电: 'hev',
  插电混动: 'phev',
  插电: 'phev',
  增程: 'phev',
  电动: 'bev',
  纯电: 'bev',
  新能源: 'bev',
})
const bodies = choicesOf(bodyTexts, {
  小型轿车: 'sedan',
  三厢: 'sedan',
  两厢: 'hatchback',
  越野车: 'suv',
  SUV: 'suv',
  MPV: 'mpv',
  商务车: 'mpv',
})
