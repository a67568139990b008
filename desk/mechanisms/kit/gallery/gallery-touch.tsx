import { CheckOutlined, PauseOutlined, PlayCircleOutlined, QuestionOutlined } from '@ant-design/icons'
import { Segmented } from 'antd'
import { useState } from 'react'
import { newId } from '#domain/kernel/id.ts'
import { type CarBody, carBodies } from '#domain/mechanisms/car-drawing/car-shapes.ts'
import { base64Of } from '../../../kernel/base64.ts'
import { BigButton, BigButtons } from '../big-button.tsx'
import type { DamageMark } from '../car-damage.ts'
import { CarOutline } from '../car-outline.tsx'
import { Checklist } from '../checklist.tsx'
import type { ChecklistAnswer } from '../checklist-answer.ts'
import { PhotoCapture, type PhotoView } from '../photo-capture.tsx'
import { Section, Stack } from '../section.tsx'
import { SignaturePad } from '../signature-pad.tsx'
import { sampleChecks } from './gallery-data.ts'

export function GalleryTouch() {
  const [body, setBody] = useState<CarBody>('sedan')
  const [marks, setMarks] = useState<DamageMark[]>([
    { id: 'm1', view: 'left', panel: 'leftFrontDoor', x: 0.42, y: 0.6, kind: 'scratch' },
    { id: 'm2', view: 'rear', panel: 'rearBumper', x: 0.3, y: 0.78, kind: 'dent' },
  ])
  const [answers, setAnswers] = useState<ChecklistAnswer[]>([
    { key: 'oil', result: 'ok', value: null, note: '', fileIds: [] },
    { key: 'pads', result: 'bad', value: null, note: '剩余 2 mm', fileIds: [] },
  ])
  const [photos, setPhotos] = useState<PhotoView[]>([])
  const addPhoto = async (photo: Blob) => {
    const url = `data:image/jpeg;base64,${await base64Of(photo)}`
    setPhotos(all => [...all, { id: newId(), url }])
  }
  return (
    <Stack>
      <Section title="当前工作">
        <BigButtons>
          <BigButton label="开始" icon={<PlayCircleOutlined />} tone="primary" onClick={() => undefined} />
          <BigButton label="暂停" icon={<PauseOutlined />} tone="warn" onClick={() => undefined} />
          <BigButton label="完工" icon={<CheckOutlined />} disabledReason="先完成自检" onClick={() => undefined} />
          <BigButton label="求助" icon={<QuestionOutlined />} hint="呼叫技术专家" onClick={() => undefined} />
        </BigButtons>
      </Section>
      <Section title="环车检查" extra={<Segmented<CarBody> value={body} onChange={setBody} options={[...carBodies]} />}>
        <CarOutline
          body={body}
          marks={marks}
          onAdd={mark => setMarks(all => [...all, { ...mark, id: newId() }])}
          onRemove={mark => setMarks(all => all.filter(each => each.id !== mark.id))}
        />
      </Section>
      <Section title="检查表">
        <Checklist
          items={sampleChecks}
          answers={answers}
          onAnswer={answer => setAnswers(all => [...all.filter(each => each.key !== answer.key), answer])}
          photos={(_item, answer) => answer.result === 'bad' && <PhotoCapture small photos={photos} onAdd={addPhoto} />}
        />
      </Section>
      <Section title="照片">
        <PhotoCapture
          photos={photos}
          onAdd={addPhoto}
          onRemove={id => setPhotos(all => all.filter(each => each.id !== id))}
        />
      </Section>
      <Section title="客户签字">
        <SignaturePad label="送修人签名" canType onChange={() => undefined} />
      </Section>
    </Stack>
  )
}
