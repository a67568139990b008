import { Button, Modal, Typography } from 'antd'

type Props = { title: string; hint: string; close: string; secret: string; onClose: () => void }

/** A secret, the one time it is seen: a click beside the dialog does not lose it. */
export function SecretDialog({ title, hint, close, secret, onClose }: Props) {
  const footer = (
    <Button type="primary" onClick={onClose}>
      {close}
    </Button>
  )
  return (
    <Modal open title={title} footer={footer} closable={false} mask={{ closable: false }} keyboard={false}>
      <p>{hint}</p>
      <Typography.Text code copyable>
        {secret}
      </Typography.Text>
    </Modal>
  )
}
