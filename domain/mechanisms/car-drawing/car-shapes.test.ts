import { describe, expect, test } from 'vitest'
import { drawings, viewsOf } from './car-layout.ts'
import { carBodies, panelTexts } from './car-shapes.ts'

describe.each(carBodies)('the drawing of a %s', body => {
  const views = viewsOf(body)
  const panels = views.flatMap(view => view.panels.map(panel => ({ ...panel, view })))

  test('shows every panel at least once', () => {
    expect(new Set(panels.map(({ panel }) => panel))).toEqual(new Set(Object.keys(panelTexts)))
  })

  test('keeps each mark set by key inside its view', () => {
    for (const { center, view } of panels) {
      expect(center[0] > 0 && center[0] < view.width && center[1] > 0 && center[1] < view.height).toBe(true)
    }
  })

  test.each(['wide', 'tall'] as const)('has every view of the %s sheet on it, none over another', layout => {
    const boxes = viewsOf(body, layout).map(({ left, top, width, height, scale }) => {
      return { left, top, right: left + width * scale, bottom: top + height * scale }
    })
    const sheet = drawings[layout]
    for (const box of boxes) expect(box.right <= sheet.width && box.bottom <= sheet.height).toBe(true)
    for (const [index, a] of boxes.entries())
      for (const b of boxes.slice(index + 1))
        expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true)
  })

  test('closes each path and has no broken number in it', () => {
    for (const { path } of panels) expect(path).toMatch(/^M[\d. LAQMaZ-]+Z$/)
  })
})

test('no two kinds of body look alike, in any view', () => {
  const looks = carBodies.flatMap(body =>
    viewsOf(body).map(view => `${view.view} ${view.panels.map(({ path }) => path).join(' ')}`),
  )
  // Left and right of a body are the same lines, mirrored on screen: five views of five bodies.
  expect(new Set(looks).size).toBe(25)
})
