/** Whether shortcuts are written with a Mac's signs. */
export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
