import { fill } from '#domain/kernel/texts.ts'
import type { HealthView } from '#domain/mechanisms/health/contract.ts'
import { When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import { bytesText } from '../kit/bytes.ts'
import { Columns, Facts, Section, Stack } from '../kit/section.tsx'
import { StatusTag } from '../kit/status-tag.tsx'
import { healthLoader } from './loaders.ts'
import { PartSection } from './part-section.tsx'
import { InvariantsFacts, JobsPart, OutboxPart } from './queues.tsx'
import { healthText } from './text.ts'

/** How the installation is: a verdict on every part, and the figures behind it. */
export function Page() {
  const t = useTexts(healthText)
  const { data: health, placeholder } = useLoad(healthLoader(), { rows: 10 })
  if (!health) return placeholder
  const troubled = Object.values(health.states).filter(state => state !== 'good').length
  const verdict =
    troubled === 0 ? (
      <StatusTag tone="good">{t.allGood}</StatusTag>
    ) : (
      <StatusTag tone="warn">{fill(t.someBad, { n: troubled })}</StatusTag>
    )
  return (
    <Stack>
      <Section title={t.title} extra={verdict}>
        <ServerFacts health={health} />
      </Section>
      <Columns
        main={
          <>
            <DatabasePart health={health} />
            <JobsPart health={health} />
            <OutboxPart health={health} />
          </>
        }
        side={<SideParts health={health} />}
      />
    </Stack>
  )
}

function ServerFacts({ health }: { health: HealthView }) {
  const t = useTexts(healthText)
  const { startedAt, node, rssBytes, freeBytes, totalBytes } = health.server
  return (
    <Facts
      facts={[
        { label: t.startedAt, value: <When at={startedAt} /> },
        { label: t.node, value: `Node ${node}` },
        { label: t.memory, value: bytesText(rssBytes) },
        { label: t.machineFree, value: fill(t.freeOf, { free: bytesText(freeBytes), total: bytesText(totalBytes) }) },
      ]}
    />
  )
}

function DatabasePart({ health }: { health: HealthView }) {
  const t = useTexts(healthText)
  const { version, sizeBytes, connections, unsafeSettings, checksums } = health.database
  const settings = unsafeSettings.length === 0 ? t.allSafe : fill(t.unsafe, { names: unsafeSettings.join(', ') })
  return (
    <PartSection title={t.database} state={health.states.database}>
      <Facts
        facts={[
          { label: t.version, value: `PostgreSQL ${version}` },
          { label: t.size, value: bytesText(sizeBytes) },
          { label: t.connections, value: `${connections.used} / ${connections.max}` },
          { label: t.checksums, value: checksums ? t.on : t.off },
          { label: t.settings, value: settings, wide: true },
        ]}
      />
    </PartSection>
  )
}

function SideParts({ health }: { health: HealthView }) {
  const t = useTexts(healthText)
  const { states, migrations, disk, clock, restore } = health
  const room = { free: bytesText(disk.freeBytes), total: bytesText(disk.totalBytes) }
  return (
    <>
      <PartSection title={t.invariants} state={states.invariants}>
        <Facts facts={[{ label: t.lastRun, value: <InvariantsFacts health={health} />, wide: true }]} />
      </PartSection>
      <PartSection title={t.restore} state={states.restore}>
        <Facts
          facts={[
            { label: t.lastRestore, value: restore ? <When at={restore.verifiedAt} /> : t.noRestore, wide: true },
          ]}
        />
      </PartSection>
      <PartSection title={t.disk} state={states.disk}>
        <Facts
          facts={[
            { label: t.free, value: fill(t.freeOf, room) },
            { label: t.folder, value: disk.folder, wide: true },
          ]}
        />
      </PartSection>
      <PartSection title={t.clock} state={states.clock}>
        <Facts
          facts={[
            { label: clock.virtual ? t.virtual : t.appNow, value: <When at={clock.now} /> },
            { label: t.realNow, value: <When at={clock.realNow} /> },
            { label: t.drift, value: fill(t.ms, { n: Math.round(clock.driftMs) }) },
          ]}
        />
      </PartSection>
      <PartSection title={t.migrations} state={states.migrations}>
        <Facts
          facts={[
            { label: t.applied, value: migrations.applied },
            { label: t.missing, value: migrations.missing.join(', ') || '—' },
            { label: t.lastAt, value: migrations.lastAt && <When at={migrations.lastAt} /> },
          ]}
        />
      </PartSection>
    </>
  )
}
