import { useState } from 'react'
import type { PersonView } from '#domain/processes/customers/people-contract.ts'
import { linkRoleTexts } from '#domain/processes/customers/vehicle-kinds.ts'
import { api } from '../../kernel/api.ts'
import { useCommand } from '../../kernel/command.tsx'
import { plain, When } from '../../kernel/format.tsx'
import { useLoad } from '../../kernel/query.tsx'
import { Go } from '../../kernel/router.tsx'
import { useText, useTexts } from '../../kernel/text.ts'
import { DetailHeader, type HeaderAction } from '../../mechanisms/kit/detail-header.tsx'
import { Columns, Facts, Section } from '../../mechanisms/kit/section.tsx'
import { ConsentPanel } from '../../mechanisms/messages/consent-panel.tsx'
import { TimelineButton } from '../../mechanisms/timeline/timeline-drawer.tsx'
import { peoplePath, personPath, vehiclePath } from './addresses.ts'
import styles from './customers.module.css'
import { EditPersonDrawer } from './edit-person-drawer.tsx'
import { personLoader } from './loaders.ts'
import { PhoneOf } from './phone-of.tsx'
import { Tags } from './tags.tsx'
import { personText } from './text-people.ts'

/** A customer: how to reach them, what they allow, and their cars. */
export function Page() {
  const { id } = personPath.useParams()
  const { data, placeholder } = useLoad(personLoader(id))
  return data ? <PersonDetail person={data} /> : placeholder
}

function PersonDetail({ person }: { person: PersonView }) {
  const t = useTexts(personText)
  const [isEditing, setIsEditing] = useState(false)
  const verify = useCommand({ run: api.people.verify, invalidates: ['person'], success: t.verified })
  const actions: HeaderAction[] = person.can.edit
    ? [
        { key: 'edit', label: t.edit, hotkey: 'F2', onClick: () => setIsEditing(true) },
        {
          key: 'verify',
          label: t.verify,
          busy: verify.busy,
          onClick: () => void verify.send({ id: person.id, version: person.version }),
        },
      ]
    : []
  return (
    <>
      <DetailHeader
        title={`${person.name} ${person.salutation}`.trim()}
        tags={<Tags tags={person.tags} />}
        actions={actions}
        backTo={peoplePath.href({})}
      />
      <Columns
        main={
          <>
            <PersonData person={person} />
            <Section title={t.consents}>
              <ConsentPanel personId={person.id} />
            </Section>
          </>
        }
        side={<PersonCars person={person} />}
      />
      <EditPersonDrawer open={isEditing} person={person} onClose={() => setIsEditing(false)} />
    </>
  )
}

function PersonData({ person }: { person: PersonView }) {
  const t = useTexts(personText)
  const channels: Record<string, string> = { call: t.call, wechat: t.wechat, sms: t.sms, mail: t.byMail }
  const canReveal = person.can.revealPhone
  return (
    <Section title={t.data} extra={<TimelineButton subjectId={person.id} about={['person']} />}>
      <Facts
        facts={[
          { label: t.phone, value: <PhoneOf personId={person.id} masked={person.phoneMasked} canReveal={canReveal} /> },
          {
            label: t.phone2,
            value: <PhoneOf personId={person.id} masked={person.phone2Masked} which="second" canReveal={canReveal} />,
          },
          { label: t.kind, value: person.kind === 'company' ? t.company : t.person },
          { label: t.creditCode, value: plain(person.creditCode) },
          { label: t.address, value: plain(person.address), wide: true },
          { label: t.mail, value: plain(person.mail) },
          { label: t.birthdayOn, value: plain(person.birthdayOn) },
          { label: t.preferredChannel, value: plain(channels[person.preferredChannel]) },
          { label: t.convenientTime, value: plain(person.convenientTime) },
          { label: t.interests, value: plain(person.interests.join('、')) },
          { label: t.privacy, value: <When at={person.privacyAcceptedAt} style="date" /> },
          { label: t.verifiedOn, value: person.verifiedOn ?? t.never },
          { label: t.addedAt, value: <When at={person.createdAt} style="date" /> },
        ]}
      />
    </Section>
  )
}

function PersonCars({ person }: { person: PersonView }) {
  const t = useTexts(personText)
  const text = useText()
  const current = person.vehicles.filter(car => car.until === null)
  const former = person.vehicles.filter(car => car.until !== null)
  const list = (cars: PersonView['vehicles']) =>
    cars.map(car => (
      <div key={`${car.id} ${car.role} ${car.since}`} className={styles.item}>
        <span>
          <Go to={vehiclePath.href({ id: car.id })}>{car.name}</Go> {car.title}
        </span>
        <span className={styles.aside}>{text(linkRoleTexts[car.role])}</span>
      </div>
    ))
  return (
    <>
      <Section title={t.vehicles}>{list(current)}</Section>
      {former.length > 0 && <Section title={t.formerVehicles}>{list(former)}</Section>}
    </>
  )
}
