import { z } from 'zod'
import { endpoint } from '#domain/kernel/endpoint.ts'
import { zId, zText } from '#domain/kernel/input.ts'
import { zBothTexts } from '#domain/kernel/text-output.ts'
import type { Grants } from '../access/roles.ts'
import { results, zSheetAnswer } from './answers.ts'
import { zCheckItem } from './definition.ts'

const tag = 'checklists'

export const zSheet = z.object({
  id: z.string(),
  key: z.string(),
  title: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  threadId: z.string().nullable(),
  state: z.enum(['open', 'complete']),
  items: z.array(zCheckItem),
  answers: z.array(
    z.object({
      key: z.string(),
      result: z.enum(results),
      value: z.string().nullable(),
      note: z.string(),
      fileIds: z.array(z.string()),
      answeredBy: z.string().nullable(),
      answeredByName: z.string(),
      answeredAt: z.string(),
    }),
  ),
  gaps: z.array(z.object({ key: z.string(), label: zBothTexts, why: z.enum(['unanswered', 'photo', 'reason']) })),
  filledBy: z.string().nullable(),
  completedAt: z.string().nullable(),
  version: z.int(),
  can: z.object({ fill: z.boolean(), complete: z.boolean() }),
})
export type SheetView = z.output<typeof zSheet>

const zTemplate = z.object({
  key: z.string(),
  title: z.string(),
  templateVersion: z.int(),
  /** The store's own wording, instead of the group's. */
  own: z.boolean(),
  items: z.array(zCheckItem),
  publishedAt: z.string(),
})

export const checklistsContract = {
  list: endpoint({
    method: 'GET',
    path: '/checklist-sheets',
    access: 'signedIn',
    summary: 'The checklist sheets of a record, oldest first',
    tag,
    input: { subjectId: zId },
    output: z.object({ rows: z.array(zSheet) }),
  }),
  read: endpoint({
    method: 'GET',
    path: '/checklist-sheets/{id}',
    access: 'signedIn',
    summary: 'One sheet with its items, answers and what is still missing',
    tag,
    input: { id: zId },
    output: zSheet,
  }),
  answer: endpoint({
    method: 'POST',
    path: '/checklist-sheets/{id}/answers',
    access: 'checklist.fill',
    summary: 'Answer items; each stands by itself, and a later answer to an item replaces the earlier one',
    tag,
    input: { id: zId, answers: z.array(zSheetAnswer).min(1).max(200) },
    output: zSheet,
  }),
  complete: endpoint({
    method: 'POST',
    path: '/checklist-sheets/{id}/completion',
    access: 'checklist.fill',
    summary: 'Close a sheet for good; refused while required items are open',
    tag,
    input: { id: zId },
    output: zSheet,
  }),
  templates: endpoint({
    method: 'GET',
    path: '/checklists',
    access: 'signedIn',
    summary: 'The checklists in force in this store',
    tag,
    input: {},
    output: z.object({ rows: z.array(zTemplate), can: z.object({ publish: z.boolean() }) }),
  }),
  publish: endpoint({
    method: 'POST',
    path: '/checklists/{key}/versions',
    access: 'checklist.publish',
    summary: "Publish the store's own version of a checklist; open sheets keep theirs",
    tag,
    input: { key: z.string().min(1).max(80), title: zText(80), items: z.array(zCheckItem).min(1).max(200) },
    output: z.object({ templateVersion: z.int() }),
  }),
}

export const checklistsGrants = {
  'checklist.fill': [
    'R-SA',
    'R-SA-ASST',
    'R-CRA',
    'R-TECH-EXP',
    'R-WS-MGR',
    'R-DISP',
    'R-TEAM',
    'R-TECH',
    'R-LEAD-TECH',
    'R-QC',
    'R-WASH',
    'R-CASHIER',
    'R-PARTS',
    'R-IQC',
    'R-LOG',
    'R-TRACK',
    'R-BIZ-SUP',
    'R-SVC-MGR',
    'R-RESCUE',
    'R-ARCH',
    'R-FAC',
  ],
  'checklist.publish': ['R-SVC-MGR', 'R-STD-OWN'],
} as const satisfies Grants
