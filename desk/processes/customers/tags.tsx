import { TagOutlined } from '@ant-design/icons'
import { StatusTag } from '../../mechanisms/kit/status-tag.tsx'
import styles from './customers.module.css'

/** What the house knows to be special about a customer. */
export function Tags({ tags }: { tags: readonly string[] }) {
  return (
    <span className={styles.tags}>
      {tags.map(tag => (
        <StatusTag key={tag} tone="calm" icon={<TagOutlined />}>
          {tag}
        </StatusTag>
      ))}
    </span>
  )
}
