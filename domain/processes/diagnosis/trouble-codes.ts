/** Meanings of the codes met most; a maker's own codes are written down with what the device says. */
const meanings: Readonly<Record<string, string>> = {
  P0010: '进气凸轮轴位置执行器电路',
  P0016: '曲轴与凸轮轴位置相关性',
  P0087: '燃油轨压力过低',
  P0101: '空气流量计信号范围/性能',
  P0113: '进气温度传感器电压高',
  P0118: '冷却液温度传感器电压高',
  P0128: '冷却液温度低于节温器调节温度',
  P0131: '前氧传感器电压低（1 组）',
  P0171: '混合气过稀（1 组）',
  P0172: '混合气过浓（1 组）',
  P0300: '检测到随机/多缸失火',
  P0301: '1 缸失火',
  P0302: '2 缸失火',
  P0303: '3 缸失火',
  P0304: '4 缸失火',
  P0335: '曲轴位置传感器电路',
  P0340: '凸轮轴位置传感器电路',
  P0401: '废气再循环流量不足',
  P0420: '三元催化器效率低（1 组）',
  P0442: '燃油蒸发系统小泄漏',
  P0455: '燃油蒸发系统大泄漏',
  P0500: '车速传感器',
  P0505: '怠速控制系统',
  P0562: '系统电压低',
  P0700: '变速器控制系统',
  C0035: '左前轮速传感器电路',
  C0040: '右前轮速传感器电路',
  C1234: '胎压异常',
  B0001: '驾驶员侧安全气囊电路',
  B1325: '车身控制模块供电电压低',
  U0100: '与发动机控制单元失去通信',
  U0121: '与 ABS 控制单元失去通信',
}

const systems: Readonly<Record<string, string>> = { P: '动力系统', C: '底盘系统', B: '车身系统', U: '网络通信' }

/** What a trouble code says; of an unknown one, the system its letter names. */
export function meaningOfCode(code: string): string {
  return meanings[code] ?? `${systems[code.slice(0, 1)] ?? '未知系统'}故障码，请查阅维修手册`
}
