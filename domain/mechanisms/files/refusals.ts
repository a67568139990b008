import { refusals } from '#domain/kernel/refusals.ts'

export const fileRefusals = refusals('files', {
  empty: [400, '文件是空的', 'The file is empty'],
  tooLarge: [413, '文件不能超过 {megabytes} MB', 'A file may have at most {megabytes} MB'],
  notBase64: [400, '文件内容不是有效的 Base64', 'The content is not valid Base64'],
  notAllowed: [
    415,
    '不接受这种文件；可以上传照片、视频、录音和 PDF',
    'This kind of file is not accepted; send photos, videos, sound or PDF',
  ],
  badImage: [415, '图片已损坏或尺寸过大，无法读取', 'The picture is damaged or far too large'],
})
