import { refusals } from '#domain/kernel/refusals.ts'

/** From one link; whoever has more to ask is better called. */
export const MAX_QUESTIONS = 20

export const questionRefusals = refusals('questions', {
  tooMany: [409, '提问已达 {n} 条，请直接致电门店', 'That were {n} questions; please call us'],
  unknownAbout: [400, '没有您所提问的项目', 'There is no such line'],
  answered: [409, '该问题已答复', 'This question has been answered'],
})
