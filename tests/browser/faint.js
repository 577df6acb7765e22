// What of the drawn things cannot be told from the page under it, in the colours of now: 3 to 1 at least for a shape
// that says something, 4.5 to 1 for letters in a drawing; and the ring around what has the focus.
() => {
  const SAYS = ".actual, .plan, .now, .pips .on, .spark path, .spark circle, .evidence .y, .bars rect"
  const parts = (colour) => colour.match(/[\d.]+/g).map(Number)
  const light = (colour) => {
    const [r, g, b] = parts(colour).map((part) => {
      const c = part / 255
      return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ground = light(getComputedStyle(document.body).backgroundColor)
  const contrast = (colour) => {
    if (!colour.startsWith("rgb") || parts(colour)[3] === 0) return 1
    const ink = light(colour)
    return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)
  }
  const inked = (shape) => {
    const { fill, stroke } = getComputedStyle(shape)
    return shape.localName === "text" ? contrast(fill) / 1.5 : Math.max(contrast(fill), contrast(stroke))
  }
  const called = (one) => `${one.localName} ${one.closest("[class]")?.getAttribute("class") ?? ""}`
  const faint = new Set()
  for (const drawing of document.querySelectorAll("body svg")) {
    if (!drawing.checkVisibility({ contentVisibilityAuto: true })) continue
    const shapes = [...drawing.querySelectorAll("path, line, rect, circle, ellipse, polygon, polyline, text")]
    if (!shapes.some((shape) => inked(shape) >= 3)) faint.add(called(drawing))
    for (const shape of shapes) if (shape.matches(`text, ${SAYS}`) && inked(shape) < 3) faint.add(called(shape))
  }
  const link = document.querySelector("main a[href]") ?? document.querySelector("a[href]")
  link.focus()
  const ring = getComputedStyle(link)
  if (!link.matches(":focus-visible") || parseFloat(ring.outlineWidth) < 2 || contrast(ring.outlineColor) < 3)
    faint.add("the ring around the focus")
  return [...faint]
}
