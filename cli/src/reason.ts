const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file', EACCES: 'permission denied', EPERM: 'it is not permitted', EISDIR: 'it is a directory', ENOTDIR: 'a part of the path is no directory',
  ELOOP: 'too many symbolic links', ENAMETOOLONG: 'the name is too long', ENOSPC: 'the disk is full', EROFS: 'the file system is read-only', EMFILE: 'too many open files', EIO: 'the disk could not be read',
};

/** An error of the file system in a few words. */
export function reason(error: unknown): string {
  const code = (error as { code?: string }).code;
  return (code && WORDS[code]) ?? (error instanceof Error ? error.message : String(error));
}
