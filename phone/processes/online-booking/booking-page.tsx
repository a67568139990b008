import { api } from '../../kernel/api.ts'
import { useLoad } from '../../kernel/load.tsx'
import type { PageProps } from '../../kernel/router.tsx'
import { Wizard } from './wizard.tsx'

/** The store's public page: anyone may book, whose telephone is proven by a code. */
export function Page({ params }: PageProps) {
  const storeCode = params.store ?? ''
  const { data, placeholder } = useLoad(['online store', storeCode], signal =>
    api.onlineBooking.store({ storeCode }, { signal }),
  )
  // What was booked stands at an address of its own, which a reload and the browser's memory find again.
  const onBooked = (token: string) => window.location.replace(`/m/b/${token}`)
  return data ? <Wizard store={data} invited={null} onBooked={onBooked} /> : placeholder
}
