use roadmap::import::{self, Options, account::account};
use roadmap::words::Lang;
#[test]
fn scratch() {
    for folder in ["/work/shared/seeds", "/work/shared/corpus", "/tmp/extra"] {
        let Ok(dir) = std::fs::read_dir(folder) else {
            continue;
        };
        for file in dir {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let source = match import::read::read(&name, &std::fs::read(&path).unwrap()) {
                Ok(s) => s,
                Err(e) => {
                    println!("{name}: {e:?}");
                    continue;
                }
            };
            if std::env::var("SHOW").is_ok_and(|w| name.contains(&w)) {
                println!("{:#?}", source.blocks.iter().take(8).collect::<Vec<_>>());
            }
            let options = Options {
                stem: name.split('.').next().unwrap().to_owned(),
                period: None,
            };
            let plans: Vec<_> = import::understand(&source, &options)
                .into_iter()
                .map(|d| {
                    let t = import::toml(&d, &name, Lang::Russian);
                    (d, t)
                })
                .collect();
            let account = account(&source, &plans);
            println!(
                "=== {name}: plans {} items {} guesses {} whole {}",
                plans.len(),
                account.items,
                account.guesses.len(),
                account.is_whole()
            );
            println!(
                "   lost {:?}\n  surplus {:?}",
                account.lost, account.surplus
            );
            for (i, (d, t)) in plans.iter().enumerate() {
                println!("   stem {}", import::file_stem(d, &options.stem));
                std::fs::create_dir_all("/tmp/out").unwrap();
                std::fs::write(format!("/tmp/out/{name}.{i}.toml"), t).unwrap();
            }
            std::fs::write(
                format!("/tmp/out/{name}.account"),
                account
                    .messages()
                    .iter()
                    .map(|m| m.text(Lang::Russian) + "\n")
                    .collect::<String>(),
            )
            .unwrap();
        }
    }
}
