// What is wrong with how the page lies in its window now: a list of sentences, empty where all is well.
// The page may be wider than its window by so many pixels as are to spare.
(spare) => {
  const width = document.documentElement.clientWidth
  const amiss = []
  const lines = []
  const range = document.createRange()
  const place = (node) => {
    const one = node.parentElement
    return `${one.closest("[class]")?.getAttribute("class") ?? ""} ${one.localName} "${node.data.trim().slice(0, 40)}"`
  }

  const readText = (node, scrolls) => {
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue
      if (!scrolls && (box.left < -1 || box.right > width + 1)) amiss.push(`beyond the edge: ${place(node)}`)
      // Lines may come as near as letters allow, so that only the band of the small letters counts.
      const { left, right, top, bottom, height } = box
      lines.push({ node, left, right, top: top + 0.3 * height, bottom: bottom - 0.25 * height })
    }
  }

  const readElement = (one, scrolls) => {
    const style = getComputedStyle(one)
    const isShown = one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })
    // What only screen readers say is clipped to nothing; the first link waits outside the window until it is reached.
    if (!isShown || style.clipPath !== "none" || one.matches(".skip:not(:focus), script, style, select")) return
    const isWider = one.scrollWidth > one.clientWidth + 1
    const isTaller = one.scrollHeight > one.clientHeight + 1
    const cutsOff = (flow) => flow === "hidden" || flow === "clip"
    if (one instanceof HTMLElement && ((cutsOff(style.overflowX) && isWider) || (cutsOff(style.overflowY) && isTaller)))
      amiss.push(`cut off: ${one.getAttribute("class") ?? ""} ${one.localName}`)
    const canScroll = style.overflowX === "auto" || style.overflowX === "scroll"
    if (canScroll && isWider && !one.matches("[tabindex]") && !one.querySelector("a[href]"))
      amiss.push(`scrolls, but not by key: ${one.getAttribute("class") ?? ""} ${one.localName}`)
    for (const child of one.childNodes) {
      if (child instanceof Element) readElement(child, scrolls || canScroll)
      else if (child instanceof Text && child.data.trim()) readText(child, scrolls || canScroll)
    }
  }

  readElement(document.body, false)
  if (document.scrollingElement.scrollWidth > width + spare) amiss.push(`${document.scrollingElement.scrollWidth} px wide`)

  lines.sort((one, other) => one.top - other.top)
  let above = []
  for (const line of lines) {
    above = above.filter((other) => other.bottom > line.top)
    for (const other of above) {
      const across = Math.min(other.right, line.right) - Math.max(other.left, line.left)
      const down = Math.min(other.bottom, line.bottom) - line.top
      if (other.node !== line.node && across > 2 && down > 2) amiss.push(`${place(other.node)} lies on ${place(line.node)}`)
    }
    above.push(line)
  }
  return [...new Set(amiss)]
}
