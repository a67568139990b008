import { ORPCError } from '@orpc/client'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { EmptyState, ErrorState } from '../../../kernel/states.tsx'
import { DrawerForm } from '../drawer-form.tsx'
import { DateInput, HoursInput, InstantInput, IntInput, MoneyInput, QtyInput } from '../fields.tsx'
import { Field, FormGrid } from '../form-grid.tsx'
import { ReasonDialog } from '../reason-dialog.tsx'
import { SearchSelect } from '../search-select.tsx'
import { Columns, Section, Stack } from '../section.tsx'
import { StatusTag } from '../status-tag.tsx'

type SampleValues = {
  plate: string
  car: string
  kind: string
  mileage: number
  deposit: number
  qty: number
  hours: number
  dueAt: string
  on: string
  note: string
}

export function GalleryForms() {
  const [open, setOpen] = useState<'drawer' | 'reason' | null>(null)
  return (
    <Columns
      main={
        <Stack>
          <Section title="对话">
            <Button onClick={() => setOpen('drawer')}>新建预约</Button>{' '}
            <Button onClick={() => setOpen('reason')}>作废结算单</Button>
          </Section>
          <Section title="状态标签">
            <span style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
              <StatusTag tone="good">已交车</StatusTag>
              <StatusTag tone="info">在修</StatusTag>
              <StatusTag tone="warn">待料</StatusTag>
              <StatusTag tone="bad">超时</StatusTag>
              <StatusTag tone="calm">已取消</StatusTag>
            </span>
          </Section>
          <Section title="没有内容与出错">
            <EmptyState
              title="今天还没有预约"
              hint="按 F4 新建预约"
              actions={<Button type="primary">新建预约</Button>}
            />
            <ErrorState
              problem={{
                status: 500,
                code: 'kernel.internal',
                title: '系统内部错误',
                detail: undefined,
                params: {},
                requestId: '0199a3',
                issues: [],
              }}
              onRetry={() => undefined}
            />
          </Section>
        </Stack>
      }
      side={
        <Section title="说明">
          表单在侧边打开，每次打开都是一次新的提交。
          <SampleDrawer open={open === 'drawer'} onClose={() => setOpen(null)} />
          <ReasonDialog
            open={open === 'reason'}
            title="作废结算单"
            explanation="作废后工单回到待结算，已收款项需另行退款。"
            presets={['金额有误', '客户要求', '重复开单']}
            danger
            onClose={() => setOpen(null)}
            onSubmit={async () => ({ ok: true, answer: null })}
          />
        </Section>
      }
    />
  )
}

function SampleDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <DrawerForm<SampleValues, SampleValues, null>
      open={open}
      title="新建预约"
      onClose={onClose}
      run={refuseAlways}
      toInput={values => values}
      initial={{ kind: 'service', qty: 1_000 }}
    >
      <FormGrid>
        <Field<SampleValues> name="plate" label="车牌" required>
          <Input />
        </Field>
        <Field<SampleValues> name="car" label="车型">
          <SearchSelect name="gallery-car" search={searchCars} />
        </Field>
        <Field<SampleValues> name="kind" label="类型" required>
          <Select
            options={[
              { value: 'service', label: '保养' },
              { value: 'repair', label: '维修' },
            ]}
          />
        </Field>
        <Field<SampleValues> name="dueAt" label="到店时间" required>
          <InstantInput />
        </Field>
        <Field<SampleValues> name="mileage" label="里程">
          <IntInput unit="km" />
        </Field>
        <Field<SampleValues> name="deposit" label="定金">
          <MoneyInput />
        </Field>
        <Field<SampleValues> name="qty" label="数量">
          <QtyInput unit="件" />
        </Field>
        <Field<SampleValues> name="hours" label="预计工时">
          <HoursInput />
        </Field>
        <Field<SampleValues> name="on" label="保险到期">
          <DateInput />
        </Field>
        <Field<SampleValues> name="note" label="客户描述" wide hint="按客户原话记录">
          <Input.TextArea autoSize={{ minRows: 2 }} />
        </Field>
      </FormGrid>
    </DrawerForm>
  )
}

async function searchCars(q: string) {
  const cars = ['大众 帕萨特', '大众 途观L', '别克 GL8', '丰田 凯美瑞']
  return cars.filter(car => car.includes(q)).map(car => ({ value: car, label: car, hint: '2021款' }))
}

/** Shows how a refusal of the server lands beside its field. */
async function refuseAlways(): Promise<null> {
  throw new ORPCError('kernel.badInput', {
    status: 400,
    data: {
      code: 'kernel.badInput',
      status: 400,
      title: 'The input is not valid',
      detail: '提交的内容有误，请检查标出的字段',
      issues: [
        { path: 'plate', message: '车牌格式不正确' },
        { path: 'version', message: '缺少版本号' },
      ],
    },
  })
}
