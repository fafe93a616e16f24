// Good files of each format in small, and lines of events that are wrong for certain.

export const TRACE_HEADER = {
  format: 'vpio-trace',
  version: 1,
  device: 'ne2k',
  driver: 'x',
  machine: 'm',
  workload: 'w',
  mac: '52:54:00:12:34:56',
  clock: 'ns',
  access: 'pio',
};

export const VECTORS_HEADER = {
  format: 'ne2k-vectors',
  version: 1,
  source: 'by hand',
  name: 'x',
  mac: '52:54:00:12:34:56',
  profile: 'directed',
  quirks: {},
};

/** What may stand behind an event's kind, and is wrong. */
const WRONG_FIELDS: readonly string[] = [
  '"w",0,0,1',
  '"w",0,3,1',
  '"w",0,8,1',
  '"w",0,1.5,1',
  '"w",-1,1,1',
  '"w",32,1,1',
  '"w",1e309,1,1',
  '"w",0.5,1,1',
  '"w",0,1,256',
  '"w",0,1,-1',
  '"w",0,1,1e309',
  '"w",0,1,1e2',
  '"w",0,1,NaN',
  '"w",0,1,01',
  '"w",0,4,4294967296',
  '"w",0,1,null',
  '"w",0,1,"1"',
  '"w",0,1,[1]',
  '"w",0,1',
  '"w",0,1,1,1',
  '"w"',
  '"r",7,1,true',
  '"r",7,2,65536',
  '"irq",2',
  '"irq",-1',
  '"irq",true',
  '"irq","1"',
  '"irq"',
  '"tx","0"',
  '"tx","0g"',
  '"tx",00',
  '"tx","00',
  '"rx","001"',
  '"rx",null',
  '"rx",["00"]',
  `"rx","${'00'.repeat(65_536)}"`,
  '"due",-1',
  '"due",4294967296',
  '"wait","1"',
  '"wait"',
  '"__proto__",1',
  '"toString"',
  '"W",0,1,1',
  'w,0,1,1',
  '0,0,1,1',
];

/** As lines of a recording: with a time, and with times that are none. */
export const TRACE_LINES: readonly string[] = [
  ...WRONG_FIELDS.map((fields) => `[5,${fields}]`),
  ...['-1', '1.5', '1e309', '99999999999999999999', '"0"', 'null', ''].map((time) => `[${time},"w",0,1,33]`),
  '{"t":5}',
  '[]',
  'null',
  '[5,"w",0,1,33] [6,"w",0,1,33]',
  '// a remark',
];

/** As steps of vectors. */
export const VECTORS_LINES: readonly string[] = [
  ...WRONG_FIELDS.map((fields) => `[${fields}]`),
  '["c"]',
  '["c",4]',
  '["c","x","y"]',
  '{"w":0}',
  '[]',
  'null',
  '["w",0,1,33]["w",0,1,33]',
  '// a remark',
];
