// Writes archives byte by byte, so that each header can be made to lie.
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string | Uint8Array;
  readonly data?: Uint8Array | string;
  /** Local time, as MS-DOS keeps it. */
  readonly time?: Date;
  /** Seconds since 1970, in the extra field of Info-ZIP. */
  readonly utc?: number;
  readonly isStored?: boolean;
  /** The type and the permissions of Unix: 0o120777 is a symbolic link. */
  readonly mode?: number;
  readonly flags?: number;
  readonly method?: number;
  /** What the headers say instead of the truth. */
  readonly says?: { readonly size?: number; readonly packed?: number; readonly crc?: number };
  /** Says that the bytes are where those of the entry with this index are. */
  readonly at?: number;
  /** Extra fields, as they are. */
  readonly extra?: Uint8Array;
}

/** The archive. `count` is what its end says of the number of entries. */
export function zip(
  entries: readonly ZipEntry[],
  {
    count = entries.length,
    prefix = new Uint8Array(),
  }: { count?: number; prefix?: Uint8Array } = {},
): Buffer {
  const offsets: number[] = [];
  const locals: Buffer[] = [Buffer.from(prefix)];
  const centrals: Buffer[] = [];
  let offset = prefix.length;
  for (const entry of entries) {
    const packed = pack(entry);
    const own = entry.at === undefined ? offset : offsets[entry.at];
    offsets.push(own);
    if (entry.at === undefined) {
      const local = Buffer.concat([header(entry, packed, undefined), name(entry), packed.bytes]);
      locals.push(local);
      offset += local.length;
    }
    centrals.push(header(entry, packed, own), name(entry), extra(entry));
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

interface Packed {
  readonly bytes: Buffer;
  readonly size: number;
  readonly crc: number;
}

function pack({ data = '', isStored }: ZipEntry): Packed {
  const plain = Buffer.from(data);
  const bytes = isStored ? plain : deflateRawSync(plain);
  return { bytes, size: plain.length, crc: crc32(plain) };
}

/** A local header, or with an offset one of the directory. */
function header(entry: ZipEntry, packed: Packed, offset: number | undefined): Buffer {
  const { flags = 0x800, says = {}, mode = 0o100644, isStored } = entry;
  const method = entry.method ?? (isStored ? 0 : 8);
  const shared = Buffer.alloc(26);
  shared.writeUInt16LE(20, 0);
  shared.writeUInt16LE(flags, 2);
  shared.writeUInt16LE(method, 4);
  const [time, date] = dos(entry.time ?? new Date(2026, 0, 2, 3, 4, 6));
  shared.writeUInt16LE(time, 6);
  shared.writeUInt16LE(date, 8);
  shared.writeUInt32LE(says.crc ?? packed.crc, 10);
  shared.writeUInt32LE(says.packed ?? packed.bytes.length, 14);
  shared.writeUInt32LE(says.size ?? packed.size, 18);
  shared.writeUInt16LE(name(entry).length, 22);
  if (offset === undefined) return Buffer.concat([Buffer.from('PK\u0003\u0004'), shared]);
  shared.writeUInt16LE(extra(entry).length, 24);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE((mode << 16) >>> 0, 6);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 3]), shared, rest]);
}

function name(entry: ZipEntry): Buffer {
  return Buffer.from(entry.name as string);
}

function extra(entry: ZipEntry): Buffer {
  if (entry.utc === undefined) return Buffer.from(entry.extra ?? []);
  const field = Buffer.alloc(9);
  field.writeUInt16LE(0x5455, 0);
  field.writeUInt16LE(5, 2);
  field.writeUInt8(1, 4);
  field.writeInt32LE(entry.utc, 5);
  return field;
}

function dos(date: Date): [number, number] {
  const [hours, minutes, seconds] = [date.getHours(), date.getMinutes(), date.getSeconds()];
  const [year, month, day] = [date.getFullYear() - 1980, date.getMonth() + 1, date.getDate()];
  return [(hours << 11) | (minutes << 5) | (seconds >> 1), (year << 9) | (month << 5) | day];
}
