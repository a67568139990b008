import { refusals } from '#domain/kernel/refusals.ts'

/** Why a backup cannot be taken or put back; each says what to do. */
export const backupRefusals = refusals('backups', {
  busy: [409, '已有一次备份正在进行，请等它完成', 'A backup is already running; wait until it is finished'],
  noSuchFile: [
    404,
    '找不到备份文件 {file}，请检查路径，或把备份所在的磁盘接上',
    'There is no backup at {file}; check the path or connect the disk it lies on',
  ],
  noKey: [
    409,
    '没有密钥文件：请用 --key 指明备份时的 carebay.key（它与备份分开保存）',
    'There is no key file: name the carebay.key of the house that was backed up by --key (it is kept apart from the backups)',
  ],
  keyDamaged: [
    409,
    '密钥文件 {file} 已损坏（应为 64 个十六进制字符）；请取回它的另一份副本',
    'The key file {file} is damaged (it should be 64 hexadecimal digits); take another copy of it',
  ],
  wrongKey: [
    409,
    '密钥不对：此备份用密钥 {wanted} 加密，给出的是 {given}；请用 --key 指明备份时的 carebay.key',
    'The key is wrong: this backup is sealed with key {wanted}, given was {given}; name the carebay.key it was taken with by --key',
  ],
  otherKeyThere: [
    409,
    '目标文件夹里已有另一把密钥 {file}；请换一个空文件夹',
    'The target folder already holds another key, {file}; choose an empty folder',
  ],
  notABackup: [
    400,
    '{file} 不是 Carebay 的备份文件，请选择扩展名为 .backup 的文件',
    '{file} is no backup of Carebay; choose a file that ends in .backup',
  ],
  damaged: [
    422,
    '备份文件已损坏（第 {at} 段内容被改动）；请使用另一份备份',
    'The backup is damaged (part {at} was altered); use another one',
  ],
  cutShort: [
    422,
    '备份文件不完整，末尾缺失（读到第 {at} 段）；请重新复制该文件，或使用另一份备份',
    'The backup is incomplete, its end is missing (read up to part {at}); copy the file again or use another one',
  ],
  attachmentMissing: [
    422,
    '备份缺少附件 {name}；请把备份文件夹中的 attachments 一并复制过来，或使用另一份备份',
    'The attachment {name} is missing from the backup; copy the folder attachments along with it, or use another backup',
  ],
  attachmentDamaged: [
    422,
    '备份中的附件 {name} 已损坏；请从备份的另一份副本取回该文件',
    'The attachment {name} of the backup is damaged; take that file from another copy of the backup',
  ],
  newerFormat: [
    409,
    '此备份由更新的版本 {program} 生成；请先升级 Carebay，再恢复',
    'This backup was made by the newer version {program}; upgrade Carebay first, then restore',
  ],
  newerData: [
    409,
    '此备份的数据比本程序新（{head}，由版本 {program} 生成）；请先升级 Carebay，再恢复',
    'The data of this backup are newer than this program ({head}, made by version {program}); upgrade Carebay first, then restore',
  ],
  otherHistory: [
    409,
    '此备份的数据库变更 {name} 与本程序不同，不是由正式版本生成；请使用生成该备份的程序恢复',
    'The migration {name} of this backup differs from that of this program; restore with the program that made it',
  ],
  notEmpty: [
    409,
    '目标不是空的：其中已有门店数据（{place}）；请换一个空文件夹或空数据库，恢复不会覆盖任何数据',
    'The target is not empty: it holds a dealer already ({place}); choose an empty folder or database, a restore overwrites nothing',
  ],
  strangerThere: [
    409,
    '目标数据库的 {place} 已被其他程序使用；请换一个空数据库，或用 CAREBAY_SCHEMA 指定另一个名称',
    'The schema {place} of the target is used by something else; choose an empty database or another name by CAREBAY_SCHEMA',
  ],
  nothingThere: [409, '还没有任何门店，无需备份', 'There is no dealer yet, so there is nothing to back up'],
  unreadableTables: [
    500,
    '这些表无法完整读出，备份会不完整：{tables}',
    'These tables cannot be read whole, the backup would be incomplete: {tables}',
  ],
  differs: [
    422,
    '恢复后的数据与备份时不一致：{what}；请使用另一份备份并联系支持',
    'What was restored differs from what was backed up: {what}; use another backup and ask for support',
  ],
  interrupted: [
    500,
    '备份被中断（系统停止或断电），请重新备份',
    'The backup was cut off (the system stopped); take it again',
  ],
  failed: [500, '备份失败：{what}', 'The backup failed: {what}'],
})
