import { texts } from '#domain/kernel/texts.ts'

export const tokenEventTexts = texts({
  'apiToken.made': ['创建接口密钥', 'API key made'],
  'apiToken.revoked': ['吊销接口密钥', 'API key revoked'],
})
