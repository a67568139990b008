import { texts } from '#domain/kernel/texts.ts'

export const fileText = texts({
  addFile: ['视频 / 录音 / PDF', 'Video, sound or PDF'],
  tooLarge: ['文件不能超过 20 MB', 'A file may have at most 20 MB'],
  uploading: ['上传中…', 'Uploading…'],
  open: ['打开', 'Open'],
  noFiles: ['没有附件', 'No files'],
})
