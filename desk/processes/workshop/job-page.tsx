import { jobPath } from './addresses.ts'
import { JobPanel } from './job-panel.tsx'

/** One job by its address, from the list below the current one or from a notice. */
export function Page() {
  const { id } = jobPath.useParams()
  return <JobPanel id={id} />
}
