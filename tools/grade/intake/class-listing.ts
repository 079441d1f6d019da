// What the lecturer names: a folder of submissions, or an archive of one.
import { open, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { UsageError } from '../../usage-error.ts';
import { folderListing } from './folder.ts';
import { classBudget, type Limits } from './limits.ts';
import { type Listing, Refusal } from './listing.ts';
import { zipListing } from './zip.ts';
import { openFile } from './zip-reader.ts';

export interface ClassListing {
  readonly listing: Listing;
  /** `class.zip` or the name of the folder. */
  readonly name: string;
  close(): Promise<void>;
}

/** Throws UsageError if there is no such folder or archive, or it cannot be read at all. */
export async function classListing(
  path: string,
  { limits, unpackTo }: { readonly limits: Limits; readonly unpackTo: string },
): Promise<ClassListing> {
  const name = basename(resolve(path));
  try {
    const found = await stat(path);
    if (!found.isDirectory()) return await ofArchive(path, name, limits);
    const listing = await folderListing(path, { limits, skip: resolve(unpackTo) });
    return { listing, name, close: async () => undefined };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    if (error instanceof Refusal) throw new UsageError(`${path}: ${error.message}`);
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === undefined) throw error;
    const why =
      code === 'ENOENT' ? 'there is no such file or folder; check the spelling' : undefined;
    throw new UsageError(`${path}: ${why ?? `cannot be read (${code}); check its permissions`}`);
  }
}

async function ofArchive(path: string, name: string, limits: Limits): Promise<ClassListing> {
  if (!/\.zip$/i.test(path) || !(await stat(path)).isFile()) {
    throw new UsageError(
      `${path}: is neither a folder nor a .zip; name one that holds submissions`,
    );
  }
  const file = await open(path);
  try {
    const listing = await zipListing(openFile(file), {
      archive: name,
      limits,
      budget: classBudget(`the archive ${name}`, limits.totalBytes),
      entries: limits.entries,
    });
    return { listing, name, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}
