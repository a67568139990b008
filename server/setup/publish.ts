import { canonicalJson } from '#domain/kernel/canonical.ts'
import { newId } from '#domain/kernel/id.ts'
import type { Checklist } from '#domain/mechanisms/checklists/definition.ts'
import type { Questionnaire } from '#domain/mechanisms/questionnaires/definition.ts'
import { realNow } from '../kernel/clock.ts'
import type { Database } from '../kernel/database/connect.ts'

/**
 * Publishes what the group's lists say now: a checklist or questionnaire whose wording changed gets a new version, and
 * sheets already open keep theirs. Several nodes may start at once; the later one finds it done.
 */
export async function publishDefinitions(
  db: Database,
  lists: { checklists: readonly Checklist[]; questionnaires: readonly Questionnaire[] },
): Promise<void> {
  for (const checklist of lists.checklists) await publishChecklist(db, checklist)
  for (const questionnaire of lists.questionnaires) await publishQuestionnaire(db, questionnaire)
}

async function publishChecklist(db: Database, { key, title: [title], items }: Checklist): Promise<void> {
  const newest = await db
    .selectFrom('checklistTemplates')
    .select(['title', 'items', 'templateVersion'])
    .where('storeId', 'is', null)
    .where('key', '=', key)
    .orderBy('templateVersion', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (newest && isSame(newest, title, items)) return
  const templateVersion = (newest?.templateVersion ?? 0) + 1
  await db
    .insertInto('checklistTemplates')
    .values({ id: newId(), key, templateVersion, title, items: JSON.stringify(items), publishedAt: realNow() })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

async function publishQuestionnaire(db: Database, { key, title: [title], items }: Questionnaire): Promise<void> {
  const newest = await db
    .selectFrom('questionnaires')
    .select(['title', 'items', 'questionnaireVersion'])
    .where('storeId', 'is', null)
    .where('key', '=', key)
    .orderBy('questionnaireVersion', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (newest && isSame(newest, title, items)) return
  const questionnaireVersion = (newest?.questionnaireVersion ?? 0) + 1
  await db
    .insertInto('questionnaires')
    .values({ id: newId(), key, questionnaireVersion, title, items: JSON.stringify(items), publishedAt: realNow() })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

function isSame(row: { title: string; items: unknown }, title: string, items: readonly object[]): boolean {
  return row.title === title && canonicalJson(row.items) === canonicalJson(JSON.parse(JSON.stringify(items)))
}
