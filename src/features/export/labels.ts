/** All words of the export. */
export const labels = {
  title: 'Export',
  copy: 'Copy',
  copied: 'Copied',
  copyFile: (name: string) => `Copy ${name}`,
  download: 'Download',
  downloadFile: (name: string) => `Download ${name}`,
  size: (bytes: number) => (bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} KB`),
  content: (name: string) => `Content of ${name}`,
  problems: (errors: number) =>
    errors === 1
      ? '1 error in Problems: the machine was compiled as far as it goes.'
      : `${errors} errors in Problems: the machine was compiled as far as it goes.`,
};
