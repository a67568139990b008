import { path } from '../../kernel/path.ts'

export const messagesPath = path('/messages')
export const messagePath = path('/messages/$id')
