import { BadInput } from './read-shop.ts'
import { commandSchedule } from './schedule.ts'
import { commandTable } from './table.ts'
import { commandWorkshop } from './workshop.ts'

const help = `The decision engines from the command line.

  npm run -s engine -- schedule FILE --seconds 5 [--threads 2] [--seed 1] [--iterations N] [--json]
      Solves a flexible job shop. With --iterations instead of --seconds the answer is exactly the same each time;
      within seconds it is the best found in the time, which depends on the machine.
  npm run -s engine -- table FOLDER --seconds 5 [--threads 2] [--seed 1] [--best FILE] [--markdown]
      Solves all files of a folder and shows how far each is from the best known.
  npm run -s engine -- workshop [--jobs 60] [--bays 12] [--technicians 15] [--seed 1] [--seconds 1] [--iterations N]
      [--explain] [--json] [--markdown --seeds 5]
      Plans a made-up day of a workshop, disturbs it, plans it again, and compares with the best dispatch rule.
`

const commands: Record<string, (args: string[]) => Promise<void>> = {
  schedule: commandSchedule,
  table: commandTable,
  workshop: commandWorkshop,
}

async function main([name, ...args]: string[]): Promise<number> {
  const command = commands[name ?? '']
  if (!command) {
    process.stdout.write(help)
    return name === undefined || name === 'help' || name === '--help' ? 0 : 2
  }
  try {
    await command(args)
    return 0
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}

process.exitCode = await main(process.argv.slice(2))
