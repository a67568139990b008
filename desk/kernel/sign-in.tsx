import { LockOutlined, UserOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { api } from './api.ts'
import { useCommand } from './command.tsx'
import { kernelText } from './kernel-text.ts'
import { LangButton } from './lang-button.tsx'
import { problemText } from './problem.ts'
import styles from './sign-in.module.css'
import { useTexts } from './text.ts'

type Credentials = { username: string; password: string }

export function SignInPage() {
  const t = useTexts(kernelText)
  const client = useQueryClient()
  const signIn = useCommand({ run: api.access.signIn, quiet: true, onDone: () => void client.resetQueries() })
  const problem = signIn.problem
  return (
    <main className={styles.page}>
      <section className={styles.brand} aria-hidden>
        <CarLine />
        <div className={styles.name}>Carebay</div>
        <div className={styles.claim}>{t.product}</div>
      </section>
      <section className={styles.side}>
        <Form<Credentials>
          className={styles.form}
          layout="vertical"
          size="large"
          requiredMark={false}
          onFinish={values => void signIn.send(values)}
        >
          <h1 className={styles.title}>{t.signIn}</h1>
          {problem && (
            <Alert
              className={styles.alert}
              type={problem.status === 429 ? 'warning' : 'error'}
              showIcon
              title={problemText(problem)}
            />
          )}
          <Form.Item name="username" label={t.userName} rules={[{ required: true, message: t.needUserName }]}>
            <Input
              prefix={<UserOutlined />}
              autoFocus
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
            />
          </Form.Item>
          <Form.Item name="password" label={t.password} rules={[{ required: true, message: t.needPassword }]}>
            <Input.Password prefix={<LockOutlined />} autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={signIn.busy}>
            {t.signIn}
          </Button>
          <p className={styles.hint}>{t.signInHint}</p>
        </Form>
        <LangButton />
      </section>
    </main>
  )
}

function CarLine() {
  return (
    <svg
      viewBox="0 0 240 96"
      className={styles.car}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinejoin="round"
      aria-hidden
    >
      <path
        d="M8 68c0-14 6-18 24-21l22-4 22-20c5-4 9-6 17-6h46c9 0 15 2 22 8l20 17 26 4c13 2 20 8 21 18v8h-18"
        strokeLinecap="round"
      />
      <path d="M8 68v4h20M76 72h90M68 43h124M122 18v25" strokeLinecap="round" />
      <circle cx="52" cy="72" r="17" />
      <circle cx="52" cy="72" r="7" />
      <circle cx="188" cy="72" r="17" />
      <circle cx="188" cy="72" r="7" />
    </svg>
  )
}
