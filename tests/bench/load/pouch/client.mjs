// PouchDB as the client of these figures: `node client.mjs '<json>'` prints its times in milliseconds as JSON.
import fs from 'node:fs'
import PouchDB from 'pouchdb'
import memory from 'pouchdb-adapter-memory'

PouchDB.plugin(memory)

const asked = JSON.parse(process.argv[2])
const batch = { batch_size: asked.batch ?? 100 }
const now = () => performance.now()
const lines = file => fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line))

// the same bytes as ours: each document is a body with its link, signature and salt; a blob hangs on the document that names it
function documents (file, blobs) {
  return lines(file).map(document => {
    const names = document._blobs ?? []
    delete document._blobs
    if (names.length > 0) {
      document._attachments = Object.fromEntries(
        names.map(name => [name, { content_type: 'application/pdf', data: blobs.get(name) }]))
    }
    return document
  })
}

function blobsIn (folder) {
  return new Map(fs.readdirSync(folder).map(name => [name, fs.readFileSync(`${folder}/${name}`)]))
}

async function timed (work) {
  const started = now()
  await work()
  return now() - started
}

async function day () {
  const here = new PouchDB(`${asked.dir}/here`)
  await here.bulkDocs(documents(asked.docs, blobsIn(asked.blobs)))
  const remote = new PouchDB(asked.url)
  const push = await timed(() => here.replicate.to(remote, batch))
  await here.sync(remote)
  const noOp = []
  for (let round = 0; round < 5; round++) noOp.push(await timed(() => here.sync(remote)))
  const there = new PouchDB(`${asked.dir}/there`)
  const pull = await timed(() => there.replicate.from(remote, batch))
  const held = (await there.info()).doc_count
  return { push, pull, noOp, held }
}

// many laptops at once, each with a day of its own in memory; the server's database is one for all
async function burst () {
  const blobs = blobsIn(asked.blobs)
  const laptops = []
  for (let device = 0; device < asked.devices; device++) {
    const mine = new PouchDB(`device-${device}`, { adapter: 'memory' })
    const days = documents(asked.docs, blobs).map(document => ({ ...document, _id: `${device}-${document._id}` }))
    await mine.bulkDocs(days)
    laptops.push(mine)
  }
  const before = process.cpuUsage()
  const started = now()
  const done = await Promise.all(laptops.map(async mine => {
    const result = await mine.replicate.to(new PouchDB(asked.url), batch)
    return { after: now() - started, errors: result.doc_write_failures + result.errors.length }
  }))
  const used = process.cpuUsage(before)
  const held = (await new PouchDB(asked.url).info()).doc_count
  return {
    took: now() - started, done: done.map(each => each.after), held, cpu: (used.user + used.system) / 1e6,
    errors: done.reduce((sum, each) => sum + each.errors, 0)
  }
}

console.log(JSON.stringify(await { day, burst }[asked.what]()))
process.exit(0)
