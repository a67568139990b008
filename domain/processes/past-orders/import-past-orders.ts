import { hoursAmountFen, multiplyFen, sumFen } from '#domain/kernel/money.ts'
import type { Text } from '#domain/kernel/texts.ts'
import { readRow } from '#domain/mechanisms/imports/cells.ts'
import {
  defineImport,
  type ImportCells,
  type ImportFault,
  type ParsedRow,
} from '#domain/mechanisms/imports/definition.ts'
import { parseVehicle, type VehicleImport } from '../customers/import-vehicles.ts'
import type { OrderKind, Payer } from '../repair-orders/kinds.ts'
import { kindOfWord, lineKindWords, type PastLineKind, payerWords } from './old-words.ts'

export const pastOrdersImport = defineImport({
  key: 'pastOrders',
  title: ['历史工单', 'Past orders'],
  columns: [
    {
      key: 'number',
      label: ['工单号', 'Order number'],
      aliases: ['工单编号', '维修单号', '委托书号', '原工单号', '结算单号'],
      required: true,
    },
    {
      key: 'inOn',
      label: ['进厂日期', 'Date in'],
      aliases: ['接车日期', '开单日期', '进厂时间', '维修日期'],
      required: true,
    },
    { key: 'outOn', label: ['出厂日期', 'Date out'], aliases: ['交车日期', '结算日期', '出厂时间', '完工日期'] },
    { key: 'vin', label: ['车架号', 'VIN'], aliases: ['VIN码', '车辆识别代号', '底盘号'] },
    { key: 'plate', label: ['车牌号', 'Plate'], aliases: ['车牌', '牌照号', '车号'] },
    { key: 'mileageKm', label: ['里程', 'Mileage'], aliases: ['进厂里程', '行驶里程', '里程数', '公里数'] },
    { key: 'kind', label: ['维修类型', 'Kind'], aliases: ['工单类型', '维修类别', '业务类型'] },
    { key: 'words', label: ['客户描述', 'Complaint'], aliases: ['故障描述', '客户主诉', '故障现象'] },
    { key: 'adviser', label: ['服务顾问', 'Adviser'], aliases: ['接待', '接车人', '业务员'] },
    { key: 'technician', label: ['维修技师', 'Technician'], aliases: ['技师', '主修', '主修人', '维修工'] },
    { key: 'lineKind', label: ['项目类别', 'Line kind'], aliases: ['类别', '明细类型'] },
    { key: 'code', label: ['项目编号', 'Code'], aliases: ['工时代码', '配件编号', '配件号', '编码'] },
    { key: 'name', label: ['项目名称', 'Name'], aliases: ['维修项目', '配件名称', '名称'] },
    { key: 'quantity', label: ['数量', 'Quantity'] },
    { key: 'hours', label: ['工时', 'Hours'], aliases: ['工时数'] },
    { key: 'price', label: ['单价', 'Price'], aliases: ['销售单价', '工时单价'] },
    { key: 'amount', label: ['金额', 'Amount'], aliases: ['行金额', '小计'] },
    { key: 'payer', label: ['付费方', 'Payer'], aliases: ['付款方', '结算方式', '收费区分', '账类'] },
    { key: 'total', label: ['工单金额', 'Order total'], aliases: ['总金额', '应收金额', '合计金额'] },
    { key: 'brand', label: ['品牌', 'Brand'], aliases: ['厂牌', '车辆品牌'] },
    { key: 'series', label: ['车系', 'Series'] },
    { key: 'ownerName', label: ['车主', 'Owner'], aliases: ['车主姓名', '客户名称', '客户姓名', '姓名'] },
    {
      key: 'ownerPhone',
      label: ['车主电话', 'Owner phone'],
      aliases: ['电话', '手机', '联系电话', '手机号'],
      personal: true,
    },
  ],
})

export type PastLine = {
  kind: PastLineKind
  code: string
  name: string
  qtyMilli: number | null
  hoursCenti: number | null
  priceFen: number | null
  amountFen: number
  payer: Payer
  technician: string
}

/** What every row of an order says of the whole; a row may leave out what another one says. */
type Head = {
  number: string
  inOn: string
  outOn: string | null
  vin: string | null
  plate: string | null
  mileageKm: number | null
  kindWord: string
  words: string
  adviser: string
  totalFen: number | null
}

export type PastRow = { head: Head; line: PastLine | null; car: VehicleImport | null }

export type PastOrder = Omit<Head, 'totalFen'> & {
  kind: OrderKind
  amountFen: number
  lines: PastLine[]
  /** How a car that is not on the books is to be added; null when the file says too little for that. */
  car: VehicleImport | null
}

const MAX_KM = 3_000_000
const MOST_LINES = 300
/** As much as a form may carry. */
const MOST_FEN = 100_000_000_000
const MOST_MILLI = 1_000_000_000
const MOST_CENTI = 10_000_000

export function parsePastRow(cells: ImportCells): ParsedRow<PastRow> {
  const row = readRow(cells)
  const head = {
    number: row.required('number', 40),
    inOn: row.day('inOn') ?? '',
    outOn: row.day('outOn'),
    vin: row.vin('vin'),
    plate: row.plate('plate'),
    mileageKm: row.integer('mileageKm', 0, MAX_KM),
    kindWord: row.text('kind', 20),
    words: row.text('words', 1_000),
    adviser: row.text('adviser', 40),
    totalFen: capped(row, 'total', row.yuan('total'), MOST_FEN),
  }
  if ((cells.inOn ?? '').trim() === '') row.refuse('inOn', ['不能为空', 'Must not be empty'])
  const line = lineOf(row, cells)
  return row.finish({ head, line, car: carOf(row, cells) })
}

/** An order is what its rows say together. */
export function gatherPastOrder(
  rows: readonly PastRow[],
): { ok: true; value: PastOrder } | { ok: false; faults: (ImportFault & { at: number })[] } {
  const faults: (ImportFault & { at: number })[] = []
  const refuse = (at: number, field: string, reason: Text) => void faults.push({ at, field, reason })
  const said = <K extends keyof Head>(field: K, column: string): Head[K] | undefined => {
    const first = rows.find(row => row.head[field] !== null && row.head[field] !== '')?.head[field]
    for (const [at, { head }] of rows.entries()) {
      if (head[field] === null || head[field] === '' || head[field] === first) continue
      refuse(at, column, [`同一工单的其他行写的是 ${first}`, `Another row of this order says ${first}`])
    }
    return first
  }
  const number = rows[0]?.head.number ?? ''
  const inOn = said('inOn', 'inOn') ?? ''
  const outOn = said('outOn', 'outOn') ?? null
  const vin = said('vin', 'vin') ?? null
  const plate = said('plate', 'plate') ?? null
  const mileageKm = said('mileageKm', 'mileageKm') ?? null
  const kindWord = said('kindWord', 'kind') ?? ''
  const adviser = said('adviser', 'adviser') ?? ''
  const totalFen = said('totalFen', 'total') ?? null
  if (vin === null && plate === null)
    refuse(0, 'vin', ['车架号和车牌号至少填一项', 'Give at least the VIN or the plate'])
  if (outOn !== null && outOn < inOn) refuse(0, 'outOn', ['早于进厂日期', 'Before the date in'])
  if (rows.length > MOST_LINES)
    refuse(MOST_LINES, 'number', [`一张工单超过 ${MOST_LINES} 行`, `More than ${MOST_LINES} rows in one order`])
  if (faults.length > 0) return { ok: false, faults }
  const lines = rows.flatMap(row => row.line ?? [])
  const words = [...new Set(rows.map(row => row.head.words).filter(text => text !== ''))].join('；')
  const amountFen = totalFen ?? sumFen(lines.map(line => line.amountFen))
  const car = rows.find(row => row.car !== null)?.car ?? null
  const head = { number, inOn, outOn, vin, plate, mileageKm, kindWord, words, adviser }
  return { ok: true, value: { ...head, kind: kindOfWord(kindWord), amountFen, lines, car } }
}

function lineOf(row: ReturnType<typeof readRow>, cells: ImportCells): PastLine | null {
  const hoursCenti = capped(row, 'hours', row.hours('hours'), MOST_CENTI)
  const qtyMilli = capped(row, 'quantity', row.quantity('quantity'), MOST_MILLI)
  const priceFen = capped(row, 'price', row.yuan('price'), MOST_FEN)
  const amountFen = capped(row, 'amount', row.yuan('amount'), MOST_FEN)
  const name = row.text('name', 120)
  const code = row.text('code', 40)
  const otherwise = hoursCenti === null ? (qtyMilli === null ? 'other' : 'part') : 'labour'
  const kind = row.choice('lineKind', lineKindWords, otherwise)
  const payer = row.choice('payer', payerWords, 'customer')
  const technician = row.text('technician', 40)
  if (name === '' && code === '') {
    if (amountFen !== null) row.refuse('name', ['有金额，还要填项目名称', 'With an amount the item must be named'])
    return null
  }
  const reckoned = capped(row, 'amount', amountOf(priceFen, { hoursCenti, qtyMilli }), MOST_FEN)
  if (reckoned === null && amountFen === null && (cells.price ?? '').trim() !== '')
    row.refuse('amount', ['有单价，还要填数量、工时或金额', 'With a price give quantity, hours or amount'])
  const shown = { kind, code, name: name === '' ? code : name, qtyMilli, hoursCenti, priceFen }
  return { ...shown, amountFen: amountFen ?? reckoned ?? 0, payer, technician }
}

function capped(row: ReturnType<typeof readRow>, field: string, value: number | null, most: number): number | null {
  if (value === null || value <= most) return value
  row.refuse(field, ['数值过大', 'Too large'])
  return null
}

function amountOf(
  priceFen: number | null,
  { hoursCenti, qtyMilli }: { hoursCenti: number | null; qtyMilli: number | null },
): number | null {
  // Price times quantity may leave the safe range long before it could be checked.
  if (priceFen === null || priceFen * Math.max(hoursCenti ?? 0, qtyMilli ?? 0) > Number.MAX_SAFE_INTEGER) return null
  if (hoursCenti !== null) return hoursAmountFen(priceFen, hoursCenti)
  return qtyMilli === null ? null : multiplyFen(priceFen, qtyMilli)
}

/** The same columns as in a file of cars; without make and series a car cannot be put on the books. */
function carOf(row: ReturnType<typeof readRow>, cells: ImportCells): VehicleImport | null {
  if ((cells.brand ?? '').trim() === '' || (cells.series ?? '').trim() === '') return null
  const { vin, plate, brand, series, ownerName, ownerPhone } = cells
  const car = parseVehicle({ vin, plate, brand, series, ownerName, ownerPhone })
  if (car.ok) return car.value
  // What is wrong with VIN and plate was said already.
  for (const { field, reason } of car.faults) if (field !== 'vin' && field !== 'plate') row.refuse(field, reason)
  return null
}
