import { Input, Radio } from 'antd'
import { api } from '#desk/kernel/api.ts'
import { useTexts } from '#desk/kernel/text.ts'
import { DrawerForm } from '#desk/mechanisms/kit/drawer-form.tsx'
import { Field } from '#desk/mechanisms/kit/form-grid.tsx'
import type { Level } from '#domain/processes/quality/inspection.ts'
import { labourOf } from './line-checks.tsx'
import type { InspectionData } from './loaders.ts'
import { qualityText } from './text.ts'
import { qualityChanges } from './use-quality-command.ts'

type FailProps = {
  open: boolean
  orderId: string
  inspectionId: string
  inspection: InspectionData
  level: Level
  checked: readonly string[]
  onClose: () => void
  onDone: () => void
}

type Values = { failedLineId: string; defect: string; cause: string }

/** Back to the technician who did the line, with what is wrong and why. */
export function FailDrawer({ open, orderId, inspectionId, inspection, level, checked, onClose, onDone }: FailProps) {
  const t = useTexts(qualityText)
  const lines = labourOf(inspection)
  const [only] = lines.length === 1 ? lines : []
  return (
    <DrawerForm
      open={open}
      title={t.failTitle}
      saveLabel={t.fail}
      onClose={onClose}
      run={api.quality.inspect}
      invalidates={qualityChanges}
      success={t.failed}
      onDone={onDone}
      initial={only ? { failedLineId: only.id } : {}}
      toInput={({ failedLineId, defect, cause }: Values) => ({
        id: orderId,
        inspectionId,
        level,
        result: 'fail' as const,
        checkedLines: checked.filter(id => id !== failedLineId),
        defect: defect.trim(),
        cause: cause.trim(),
        failedLineId,
      })}
    >
      <Field<Values> name="failedLineId" label={t.failedLine} required>
        <Radio.Group vertical options={lines.map(line => ({ value: line.id, label: line.name }))} />
      </Field>
      <Field<Values> name="defect" label={t.defect} required>
        <Input.TextArea rows={3} maxLength={500} />
      </Field>
      <Field<Values> name="cause" label={t.cause} required>
        <Input.TextArea rows={2} maxLength={500} />
      </Field>
    </DrawerForm>
  )
}
