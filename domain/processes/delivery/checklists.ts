import { defineChecklist } from '#domain/mechanisms/checklists/definition.ts'

/** F.22: before the customer is told. */
export const deliveryPreparation = defineChecklist({
  key: 'deliveryPreparation',
  title: ['交车准备', 'Preparing delivery'],
  closedBy: 'process',
  items: [
    { key: 'wash', label: ['最后清洗完成', 'Final wash done'], kind: 'tick', required: true, photo: 'optional' },
    { key: 'cabin', label: ['车厢内清理干净', 'Interior cleaned'], kind: 'tick', required: true, photo: 'optional' },
    { key: 'ashtray', label: ['烟灰缸已清理', 'Ashtray emptied'], kind: 'tick', required: true, photo: 'optional' },
    {
      key: 'outside',
      label: ['外观正常，与接车一致', 'Outside as it came'],
      kind: 'tick',
      required: true,
      photo: 'optional',
    },
    {
      key: 'tools',
      label: ['随车工具与物品清点放回', 'Tools and belongings back'],
      kind: 'tick',
      required: true,
      photo: 'optional',
    },
    {
      key: 'certificate',
      label: ['质量保证书备妥', 'Guarantee certificate ready'],
      kind: 'tick',
      required: true,
      photo: 'optional',
    },
  ],
})

/** F.24: the six things that leave with the car. */
export const handoverPack = defineChecklist({
  key: 'handoverPack',
  title: ['交接六件', 'Hand-over pack'],
  items: [
    { key: 'gatePass', label: ['出厂通知单', 'Gate pass'], kind: 'tick', required: true },
    { key: 'order', label: ['维修单', 'Repair order'], kind: 'tick', required: true },
    { key: 'statement', label: ['结算单', 'Statement'], kind: 'tick', required: true },
    { key: 'certificate', label: ['质量保证书', 'Guarantee certificate'], kind: 'tick', required: true },
    { key: 'papers', label: ['随车证件', 'Vehicle papers'], kind: 'tick', required: true },
    { key: 'key', label: ['车钥匙', 'Car key'], kind: 'tick', required: true },
  ],
})

export const deliveryChecklists = [deliveryPreparation, handoverPack] as const
