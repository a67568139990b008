import { Tabs } from 'antd'
import { choiceFilter, useFilters } from '../../../kernel/filters.ts'
import { GalleryBoards } from './gallery-boards.tsx'
import { GalleryDetail } from './gallery-detail.tsx'
import { GalleryForms } from './gallery-forms.tsx'
import { GalleryList } from './gallery-list.tsx'
import { GalleryTouch } from './gallery-touch.tsx'

const parts = [
  { key: 'list', label: '列表', children: <GalleryList /> },
  { key: 'detail', label: '详情', children: <GalleryDetail /> },
  { key: 'forms', label: '表单', children: <GalleryForms /> },
  { key: 'touch', label: '平板', children: <GalleryTouch /> },
  { key: 'boards', label: '看板', children: <GalleryBoards /> },
]

/** Every component of the kit with made-up data: to look at, and for the journeys that drive them. */
export function Page() {
  const filters = useFilters({ part: choiceFilter(['list', 'detail', 'forms', 'touch', 'boards'], 'list') })
  return (
    <Tabs
      activeKey={filters.values.part}
      onChange={part => filters.setRaw('part', part)}
      items={parts}
      destroyOnHidden
      animated={false}
    />
  )
}
