/** What the reverse proxy before a venue answers in its stead: a page, never JSON. */
export function proxyPage(status: number, title: string): string {
  const name = `${status} ${title}`
  return `<html>\r\n<head><title>${name}</title></head>\r\n<body>\r\n<center><h1>${name}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`
}
