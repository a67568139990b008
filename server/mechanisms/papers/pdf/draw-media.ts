import type { Content } from 'pdfmake/interfaces.js'
import type { CarSketchBlock, PhotosBlock, QrBlock } from '#domain/mechanisms/papers/block.ts'
import { carSketchSvg, sketchHeight, sketchWidth } from '#domain/mechanisms/papers/car-sketch.ts'
import { look } from './look.ts'

/** Pictures by file id as data addresses; the renderer has no way to files of its own. */
export type Images = Readonly<Record<string, string>>

const photosPerRow = 3
const gap = 8

export function drawCarSketch(block: CarSketchBlock, width: number): Content {
  const drawn = Math.min(width, sketchWidth)
  return {
    svg: carSketchSvg(block, look.font),
    width: drawn,
    height: (drawn * sketchHeight) / sketchWidth,
    alignment: 'center',
    margin: [0, 2, 0, 4],
  }
}

export function drawQr(block: QrBlock, width: number): Content {
  const side = width < 300 ? 44 : 62
  return {
    columns: [
      { qr: block.value, fit: side, eccLevel: 'M', width: side + 4 },
      {
        stack: [
          { text: block.caption, fontSize: look.text, bold: true },
          { text: block.value, fontSize: look.tiny, color: look.muted },
        ],
        margin: [4, side / 4, 0, 0],
      },
    ],
    unbreakable: true,
    margin: [0, 3, 0, 1],
  }
}

export function drawPhotos(block: PhotosBlock, width: number, images: Images): Content {
  const photoWidth = (width - gap * (photosPerRow - 1)) / photosPerRow
  const rows: Content[] = []
  for (let start = 0; start < block.photos.length; start += photosPerRow) {
    const photos = block.photos.slice(start, start + photosPerRow)
    rows.push({
      columns: photos.map(photo => ({
        width: photoWidth,
        stack: [
          picture(images[photo.fileId], photo.fileId, photoWidth),
          { text: photo.caption, fontSize: look.small, alignment: 'center', margin: [0, 1, 0, 3] },
        ],
      })),
      columnGap: gap,
      unbreakable: true,
    })
  }
  return { stack: rows, margin: [0, 4, 0, 0] }
}

/** A photo that is not given keeps its frame and its archive number, so that the sheet shows that there is one. */
function picture(image: string | undefined, fileId: string, width: number): Content {
  const height = width * 0.66
  if (image !== undefined) return { image, fit: [width, height], alignment: 'center' }
  return [
    { canvas: [{ type: 'rect', x: 0, y: 0, w: width, h: 34, lineWidth: look.hairline, lineColor: look.line }] },
    {
      text: `照片存于电子档案\n${fileId}`,
      fontSize: look.tiny,
      color: look.muted,
      alignment: 'center',
      relativePosition: { x: 0, y: -27 },
    },
  ]
}
