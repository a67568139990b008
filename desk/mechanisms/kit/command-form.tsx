import { Alert, App, Form, type FormInstance } from 'antd'
import { type ReactNode, useState } from 'react'
import type { CallContext } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import type { Sent } from '../../kernel/offline/outbox.ts'
import { type Issue, type Problem, problemText } from '../../kernel/problem.ts'
import { useTexts } from '../../kernel/text.ts'
import { splitIssues } from './form-issues.ts'
import { kitText } from './kit-text.ts'

type SafeSchema = {
  safeParse(
    input: unknown,
  ): { success: true } | { success: false; error: { issues: readonly { path: PropertyKey[]; message: string }[] } }
}

export type CommandFormSpec<V extends object, I, O> = {
  run: (input: I, call: { context: CallContext }) => Promise<O>
  /** From what stands in the fields to what the command takes: ids, versions, trimmed texts. */
  toInput: (values: V) => I
  initial?: Partial<V>
  invalidates?: readonly string[]
  success?: string
  onDone?: (answer: O) => void
  /** Given without the network too: kept on the device and sent later, so no answer is waited for. */
  later?: { send: (input: I) => Promise<Sent>; onChange: (values: V) => void; onKept: () => void }
  /** The command's own schema, to find faults before sending; the server checks in any case. */
  schema?: SafeSchema
}

/** A form that sends one command; what the server refuses is shown beside the field it names, the rest on top. */
export function useCommandForm<V extends object, I, O>(spec: CommandFormSpec<V, I, O>) {
  const [form] = Form.useForm()
  const [loose, setLoose] = useState<readonly string[]>([])
  const command = useCommand<I, O>({
    run: spec.run,
    invalidates: spec.invalidates ?? [],
    quiet: true,
    ...(spec.success ? { success: spec.success } : {}),
  })

  const show = (problem: Problem) => {
    const unplaced = placeIssues(form, problem.issues)
    setLoose(problem.issues.length > 0 ? unplaced : [problemText(problem)])
  }
  const submit = async () => {
    setLoose([])
    const input = spec.toInput(await form.validateFields())
    const issues = schemaIssues(spec.schema, input)
    if (issues.length > 0) return setLoose(placeIssues(form, issues))
    if (spec.later) return (await spec.later.send(input)).how === 'refused' ? undefined : spec.later.onKept()
    const outcome = await command.send(input)
    if (outcome.ok) spec.onDone?.(outcome.answer)
    else if (outcome.problem.code !== 'kernel.stale') show(outcome.problem)
  }

  return {
    form,
    /** Missing fields are already marked by the form itself; there is nothing more to say then. */
    submit: () => void submit().catch(ignoreInvalid),
    busy: command.busy,
    initial: spec.initial,
    onChange: spec.later?.onChange,
    loose,
    isTouched: () => form.isFieldsTouched(),
  }
}

export type CommandForm<V extends object, I, O> = ReturnType<typeof useCommandForm<V, I, O>>

type BodyProps<V extends object, I, O> = { form: CommandForm<V, I, O>; children: ReactNode }

/** The fields of a command form, for a page; in a drawer use `DrawerForm`. Enter in a field submits. */
export function CommandFormBody<V extends object, I, O>({ form, children }: BodyProps<V, I, O>) {
  return (
    <Form
      form={form.form}
      layout="vertical"
      onFinish={form.submit}
      onValuesChange={(_, values) => form.onChange?.(values)}
      {...(form.initial ? { initialValues: form.initial } : {})}
    >
      {form.loose.length > 0 && (
        <Alert
          style={{ marginBottom: 12 }}
          type="error"
          showIcon
          title={form.loose.map(text => <div key={text}>{text}</div>)}
        />
      )}
      {children}
      <button type="submit" hidden />
    </Form>
  )
}

/** Asks before typed text is thrown away. */
export function useDiscardGuard() {
  const t = useTexts(kitText)
  const { modal } = App.useApp()
  return (isTouched: boolean, leave: () => void) => {
    if (!isTouched) return leave()
    modal.confirm({
      title: t.unsaved,
      okText: t.discard,
      cancelText: t.back,
      okButtonProps: { danger: true },
      onOk: leave,
    })
  }
}

/** Marks the fields the issues name; what names no field of this form comes back. */
function placeIssues(form: FormInstance, issues: readonly Issue[]): string[] {
  const names = form.getFieldsError().map(field => field.name)
  const { placed, loose } = splitIssues(issues, names)
  form.setFields(placed)
  return loose
}

function schemaIssues(schema: SafeSchema | undefined, input: unknown): Issue[] {
  const read = schema?.safeParse(input)
  if (!read || read.success) return []
  return read.error.issues.map(issue => ({
    path: issue.path.map(step => (typeof step === 'number' ? step : String(step))),
    message: issue.message,
  }))
}

function ignoreInvalid(error: unknown) {
  if (typeof error === 'object' && error !== null && 'errorFields' in error) return
  throw error
}
