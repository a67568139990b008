import { newId } from '#domain/kernel/id.ts'
import { formatScaled } from '#domain/kernel/scaled.ts'
import { meaningOfCode } from '#domain/processes/diagnosis/trouble-codes.ts'
import type { Ctx } from '#server/kernel/context.ts'
import type { Job } from '#server/kernel/jobs.ts'
import { party } from '#server/mechanisms/outside/party.ts'
import { insertReadings } from './queries.ts'
import { endSession, findSession } from './queries-inquiry.ts'

export const READ_DEVICE = 'diagnosis.readDevice'

type Read = { mileageKm: number; batteryMilliVolt: number; troubleCodes: readonly string[]; readAt: string }

/** Asks the terminal and keeps what it says with the case; a party that is down is asked again later. */
export const readDeviceJob: Job = {
  name: READ_DEVICE,
  run: async run => {
    const session = await run.within(ctx => findSession(ctx, run.subjectId))
    if (!session || session.state === 'done') return
    const subject = { kind: 'diagnosis', id: session.diagnosisId }
    const read = await party('bayDevice').read(run, {
      key: session.id,
      subject,
      bay: session.bay,
      vin: session.vin ?? session.plate,
    })
    await run.within(ctx => keepReading(ctx, session, read))
  },
}

type Session = { id: string; bay: string; diagnosisId: string; visitId: string }

/** Codes and key data of one device session, each with the device and the moment it was read (DIA-02). */
export async function keepReading(ctx: Ctx, session: Session, read: Read): Promise<void> {
  if (!(await endSession(ctx, session.id, read.readAt))) return
  const common = { device: session.bay, readAt: read.readAt, sessionId: session.id, limits: '' }
  const codes = read.troubleCodes.map(code => ({
    ...common,
    id: newId(),
    kind: 'code' as const,
    item: code,
    value: '',
    unit: '',
    result: 'bad' as const,
    meaning: meaningOfCode(code),
  }))
  const low = read.batteryMilliVolt < RESTING_MILLI_VOLT
  const battery = {
    ...common,
    id: newId(),
    kind: 'test' as const,
    item: '蓄电池电压',
    value: formatScaled(read.batteryMilliVolt, 3, { grouped: false, padded: false }),
    unit: 'V',
    limits: '≥12.4',
    result: low ? ('watch' as const) : ('ok' as const),
    meaning: '',
  }
  const mileage = {
    ...common,
    id: newId(),
    kind: 'test' as const,
    item: '控制单元里程',
    value: String(read.mileageKm),
    unit: 'km',
    result: '' as const,
    meaning: '',
  }
  await insertReadings(ctx, session.diagnosisId, [...codes, battery, mileage])
  ctx.record({
    event: 'diagnosis.deviceRead',
    subject: { kind: 'diagnosis', id: session.diagnosisId },
    threadId: session.visitId,
    data: { session: session.id, bay: session.bay, codes: read.troubleCodes },
  })
}

const RESTING_MILLI_VOLT = 12_400
