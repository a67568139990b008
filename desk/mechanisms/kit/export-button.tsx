import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import type { WholeList } from '../../kernel/query.tsx'
import { useCan } from '../../kernel/session.tsx'
import { useTexts } from '../../kernel/text.ts'
import { ExportDrawer } from './export-drawer.tsx'
import { exportText } from './export-text.ts'

/** Has the server write the whole list, as it is filtered now, to a file, and shows how far it is. */
export function ExportButton({ list }: { list: WholeList }) {
  const t = useTexts(exportText)
  const can = useCan()
  const [isOpen, setOpen] = useState(false)
  const start = useCommand({ run: api.exports.start, invalidates: ['export'], onDone: () => setOpen(true) })
  if (!can('data.export')) return null
  const filters = Object.fromEntries(
    Object.entries(list.filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  const choose = (key: string) => {
    if (key === 'mine') setOpen(true)
    else void start.send({ id: newId(), kind: list.kind, format: key === 'csv' ? 'csv' : 'xlsx', filters })
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          onClick: ({ key }) => choose(key),
          items: [
            { key: 'xlsx', label: t.xlsx },
            { key: 'csv', label: t.csv },
            { type: 'divider' },
            { key: 'mine', label: t.mine },
          ],
        }}
      >
        <Button icon={<DownloadOutlined />} loading={start.busy}>
          {t.export}
        </Button>
      </Dropdown>
      {isOpen && <ExportDrawer onClose={() => setOpen(false)} />}
    </>
  )
}
