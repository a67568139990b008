import { api } from '../../kernel/api.ts'
import { useLoad } from '../../kernel/load.tsx'
import type { PageProps } from '../../kernel/router.tsx'
import { Booked } from './booked.tsx'
import { Wizard } from './wizard.tsx'

type Opened = Awaited<ReturnType<typeof api.onlineBooking.openLink>>

/** A link sent to a customer, and the page that says what was booked by it. */
export function Page({ params }: PageProps) {
  const token = params.token ?? ''
  const { data, placeholder, reload } = useLoad(['online booking', token], signal =>
    api.onlineBooking.openLink({ token }, { signal }),
  )
  return data ? <InStore token={token} opened={data} onBooked={reload} /> : placeholder
}

function InStore({ token, opened, onBooked }: { token: string; opened: Opened; onBooked: () => void }) {
  const { storeCode } = opened
  const { data, placeholder } = useLoad(['online store', storeCode], signal =>
    api.onlineBooking.store({ storeCode }, { signal }),
  )
  if (!data) return placeholder
  if (opened.booked) return <Booked token={token} booked={opened.booked} store={data.store} />
  const invited = { token, name: opened.name, plate: opened.plate, car: opened.car }
  return <Wizard store={data} invited={invited} onBooked={onBooked} />
}
