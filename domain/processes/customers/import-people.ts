import { checkCreditCode } from '#domain/kernel/credit-code.ts'
import { texts } from '#domain/kernel/texts.ts'
import { choicesOf, readRow } from '#domain/mechanisms/imports/cells.ts'
import { defineImport, type ImportCells, type ParsedRow } from '#domain/mechanisms/imports/definition.ts'

export const peopleImport = defineImport({
  key: 'customers',
  title: ['客户', 'Customers'],
  columns: [
    { key: 'code', label: ['客户编号', 'Customer code'], aliases: ['编号', '会员号', 'ID'] },
    { key: 'name', label: ['客户名称', 'Name'], aliases: ['姓名', '客户姓名', '客户', '车主'], required: true },
    { key: 'kind', label: ['客户类型', 'Kind'], aliases: ['类型', '客户性质'] },
    { key: 'salutation', label: ['称呼', 'Form of address'], aliases: ['性别', 'Gender'] },
    { key: 'phone', label: ['联系电话', 'Phone'], aliases: ['电话', '手机', '手机号', 'Mobile'], personal: true },
    { key: 'phone2', label: ['第二电话', 'Second phone'], aliases: ['备用电话', '固定电话'], personal: true },
    { key: 'address', label: ['地址', 'Address'], aliases: ['联系地址', '通讯地址'] },
    { key: 'mail', label: ['邮箱', 'Mail'], aliases: ['电子邮箱', 'E-mail'] },
    { key: 'birthdayOn', label: ['生日', 'Birthday'], aliases: ['出生日期'] },
    { key: 'creditCode', label: ['统一社会信用代码', 'Credit code'], aliases: ['税号', '信用代码'] },
    { key: 'convenientTime', label: ['方便联系时间', 'Convenient time'], aliases: ['联系时间'] },
    { key: 'tags', label: ['标签', 'Tags'], aliases: ['客户标签', '特殊需求'] },
  ],
})

export type PersonImport = {
  code: string
  name: string
  kind: 'person' | 'company'
  salutation: '' | '先生' | '女士'
  phone: string | null
  phone2: string | null
  address: string
  mail: string
  birthdayOn: string | null
  creditCode: string
  convenientTime: string
  tags: string[]
}

export function parsePerson(cells: ImportCells): ParsedRow<PersonImport> {
  const row = readRow(cells)
  const creditCode = row.text('creditCode', 30)
  const checked = creditCode === '' ? undefined : checkCreditCode(creditCode)
  if (checked?.ok === false) row.refuse('creditCode', ['统一社会信用代码有误', 'The credit code is not right'])
  return row.finish({
    code: row.text('code', 40),
    name: row.required('name', 60),
    kind: row.choice('kind', kinds, 'person'),
    salutation: row.choice('salutation', salutations, ''),
    phone: row.phone('phone'),
    phone2: row.phone('phone2'),
    address: row.text('address', 200),
    mail: row.text('mail', 100),
    birthdayOn: row.date('birthdayOn'),
    creditCode: checked?.code ?? '',
    convenientTime: row.text('convenientTime', 60),
    tags: row.list('tags', 30),
  })
}

const kinds = choicesOf(texts({ person: ['个人', 'Person'], company: ['单位', 'Company'] }), {
  企业: 'company',
  公司: 'company',
  私人: 'person',
})
const salutations = new Map<string, '先生' | '女士'>([
  ['先生', '先生'],
  ['女士', '女士'],
  ['男', '先生'],
  ['女', '女士'],
  ['male', '先生'],
  ['female', '女士'],
])
