import { Alert } from 'antd'
import { useState } from 'react'
import type { BookingView } from '#domain/processes/appointments/contract-shapes.ts'
import { useLoad } from '../../kernel/query.tsx'
import { useTexts } from '../../kernel/text.ts'
import { RecordDuties } from '../../mechanisms/duties/record-duties.tsx'
import { Columns } from '../../mechanisms/kit/section.tsx'
import { appointmentPath } from './addresses.ts'
import { BookingFactsSection } from './booking-facts.tsx'
import { BookingHeader } from './booking-header.tsx'
import { BookingHistory } from './booking-history.tsx'
import { ChecksSection } from './checks-section.tsx'
import { ConfirmSection } from './confirm-section.tsx'
import { DepositSection } from './deposit-section.tsx'
import { KnownCar } from './known-car.tsx'
import { LinesSection } from './lines-section.tsx'
import { bookingLoader } from './loaders.ts'
import { PreDiagnosisSection } from './pre-diagnosis-section.tsx'
import { SlotSection } from './slot-section.tsx'
import { TalkSection } from './talk-section.tsx'
import { bookingText } from './text.ts'
import { ToldSection } from './told-section.tsx'
import { useBookingSave } from './use-booking-save.ts'

export function Page() {
  const { id } = appointmentPath.useParams()
  const { data, placeholder } = useLoad(bookingLoader(id))
  return data ? <BookingPage booking={data} /> : placeholder
}

/** While it is to be confirmed the page is the talk from top to bottom; afterwards what was agreed and what is prepared. */
function BookingPage({ booking }: { booking: BookingView }) {
  const t = useTexts(bookingText)
  const [isChanging, setIsChanging] = useState(false)
  const { save } = useBookingSave(booking)
  const isOpen = booking.state === 'pending' || booking.state === 'rescheduled'
  const isEditing = booking.can.edit && (isOpen || isChanging)
  return (
    <>
      <BookingHeader booking={booking} isChanging={isChanging} onChange={setIsChanging} />
      {isChanging && !isOpen && <Alert type="warning" showIcon title={t.changeHint} style={{ marginBottom: 12 }} />}
      <Columns
        main={
          <>
            {isEditing ? <TalkSection booking={booking} save={save} /> : <BookingFactsSection booking={booking} />}
            <PreDiagnosisSection booking={booking} save={isEditing ? save : undefined} />
            <LinesSection booking={booking} save={isEditing ? save : undefined} />
            {isEditing && isOpen && <SlotSection booking={booking} save={save} />}
            {(isOpen || booking.told.some(point => point.isTold)) && (
              <ToldSection booking={booking} save={isEditing && isOpen ? save : undefined} />
            )}
          </>
        }
        side={
          <>
            {!isOpen && <ChecksSection booking={booking} />}
            <DepositSection booking={booking} />
            {booking.vehicleId !== null && (
              <KnownCar vehicleId={booking.vehicleId} exceptId={booking.id} suspected={booking.suspectedOrder} />
            )}
            <BookingHistory booking={booking} />
            <RecordDuties recordId={booking.id} />
          </>
        }
      />
      {isOpen && booking.can.edit && <ConfirmSection booking={booking} save={save} />}
    </>
  )
}
