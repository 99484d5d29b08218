/** Does something for each item, no more than so many at the same time; fails with the first that fails. */
async function atOnce(items, most, work) {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
}

exports.atOnce = atOnce;
