//! Text → disk, whole or not at all: a reader, or a machine that loses power, meets the old file or the new one.

use std::fs::{self, File, Metadata};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// How the names of unfinished files begin and end; hidden, so that no walk takes them for plans.
const PREFIX: &str = ".roadmap-";
const SUFFIX: &str = ".tmp";

/// A file's new bytes, on the disk beside it; dropping it leaves the file as it is.
#[derive(Debug)]
pub struct Staged {
    target: PathBuf,
    unfinished: NamedTempFile,
}

/// Writes `bytes` beside the file at `path`, or beside the one a link there leads to, with its permissions and owner.
///
/// The caller holds the [`Lock`](super::Lock) of the folder.
pub fn stage(path: &Path, bytes: &[u8]) -> io::Result<Staged> {
    let target = path.canonicalize()?;
    let metadata = target.metadata()?;
    if metadata.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let unfinished = unfinished(&target, bytes)?;
    keep_owner(unfinished.as_file(), &metadata);
    unfinished
        .as_file()
        .set_permissions(metadata.permissions())?;
    unfinished.as_file().sync_all()?;
    Ok(Staged { target, unfinished })
}

impl Staged {
    /// Puts the new bytes in place of the file. Another hard link to it keeps the old ones.
    pub fn land(self) -> io::Result<()> {
        self.unfinished
            .persist(&self.target)
            .map_err(|failure| failure.error)?;
        sync_folder(folder_of(&self.target))
    }
}

/// Replaces the file at `path`, or the one a link there leads to, by `bytes`; its permissions stay.
///
/// The caller holds the [`Lock`](super::Lock) of the folder.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    stage(path, bytes)?.land()
}

/// A file and what it is to become.
#[derive(Debug)]
pub struct Rewritten<'p> {
    /// The file.
    pub path: &'p Path,
    /// Its bytes as they were read; a file that has others by now is left alone.
    pub former: Vec<u8>,
    /// Its new bytes.
    pub bytes: Vec<u8>,
}

/// Why not all of several files were written.
#[derive(Debug)]
pub struct Unwritten {
    /// The file that could not be.
    pub path: PathBuf,
    /// Why; `None` where somebody had changed it since it was read.
    pub error: Option<io::Error>,
    /// The files that had been written and have their former bytes again.
    pub restored: Vec<PathBuf>,
    /// Those that could not be restored: they have their new bytes.
    pub changed: Vec<PathBuf>,
}

/// Writes all of `files` or none: first all new bytes are put beside their files, then in place of them; if a file does
/// not take its own, those written before it get their former bytes back.
///
/// The caller holds the [`Lock`](super::Lock) of the folders.
pub fn replace_all(files: &[Rewritten<'_>]) -> Result<(), Unwritten> {
    let mut staged = Vec::with_capacity(files.len());
    for file in files {
        let unwritten = |error| Unwritten {
            path: file.path.to_owned(),
            error,
            restored: Vec::new(),
            changed: Vec::new(),
        };
        match fs::read(file.path) {
            Ok(bytes) if bytes != file.former => return Err(unwritten(None)),
            read => read.map_err(|error| unwritten(Some(error)))?,
        };
        let new = stage(file.path, &file.bytes);
        staged.push(new.map_err(|error| unwritten(Some(error)))?);
    }
    land_all(files, staged)
}

fn land_all(files: &[Rewritten<'_>], staged: Vec<Staged>) -> Result<(), Unwritten> {
    for (number, new) in staged.into_iter().enumerate() {
        let Err(error) = new.land() else { continue };
        let written = files[..number].iter();
        let back = |file: &&Rewritten<'_>| replace(file.path, &file.former).is_ok();
        let (restored, changed): (Vec<_>, Vec<_>) = written.partition(back);
        let paths = |files: Vec<&Rewritten<'_>>| {
            let paths = files.into_iter().map(|file| file.path.to_owned());
            paths.collect()
        };
        return Err(Unwritten {
            path: files[number].path.to_owned(),
            error: Some(error),
            restored: paths(restored),
            changed: paths(changed),
        });
    }
    Ok(())
}

/// Writes a file that is not there yet; one that is stays as it is, and the error says so.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(path);
    fs::create_dir_all(folder)?;
    let unfinished = unfinished(path, bytes)?;
    widen(unfinished.as_file())?;
    unfinished.as_file().sync_all()?;
    unfinished
        .persist_noclobber(path)
        .map_err(|failure| failure.error)?;
    sync_folder(folder)
}

/// Removes what killed writers left in `folder`. The caller holds its lock, so no writer is at work there.
pub(super) fn sweep(folder: &Path) {
    let Ok(entries) = folder.read_dir() else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let ours = name
            .to_str()
            .is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        if ours {
            // Another user's leftovers are theirs to remove.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Returns the folder that `path` lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Returns the file that `path` leads to, in its real folder; the path itself where there is none yet.
pub fn real_path(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| {
        let folder = folder_of(path).canonicalize();
        folder.map_or_else(
            |_| path.to_owned(),
            |folder| folder.join(path.file_name().unwrap_or_default()),
        )
    })
}

fn unfinished(target: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    let mut file = builder
        .prefix(PREFIX)
        .suffix(SUFFIX)
        .tempfile_in(folder_of(target))?;
    file.write_all(bytes)?;
    Ok(file)
}

/// Gives `file` the owner of the one it replaces, where the system lets us.
fn keep_owner(file: &File, former: &Metadata) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, fchown};
        let _ = fchown(file, None, Some(former.gid()));
        let _ = fchown(file, Some(former.uid()), None);
    }
    #[cfg(not(unix))]
    let _ = (file, former);
}

/// Temporary files are private; a plan is as readable as any file its writer makes.
fn widen(file: &File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.set_permissions(fs::Permissions::from_mode(0o644))
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        Ok(())
    }
}

/// Makes the new name last; only Unix opens folders.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_whole_and_sweeps() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.toml");
        fs::write(&path, "old").unwrap();
        fs::write(folder.path().join(".roadmap-abc.tmp"), "half").unwrap();
        replace(&path, b"new").unwrap();
        sweep(folder.path());
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(folder.path().read_dir().unwrap().count(), 1);
    }

    /// Two files with the changes that are to be made in them.
    fn two(folder: &Path) -> [PathBuf; 2] {
        ["a.toml", "b.toml"].map(|name| {
            let path = folder.join(name);
            fs::write(&path, format!("old {name}")).unwrap();
            path
        })
    }

    fn rewritten(path: &Path) -> Rewritten<'_> {
        Rewritten {
            path,
            former: fs::read(path).unwrap(),
            bytes: b"new".to_vec(),
        }
    }

    #[test]
    fn what_was_written_before_a_failure_is_restored() {
        let folder = tempfile::tempdir().unwrap();
        let paths = two(folder.path());
        let files = paths.each_ref().map(|path| rewritten(path));
        let staged = files.iter().map(|file| stage(file.path, &file.bytes));
        let staged: Vec<Staged> = staged.map(Result::unwrap).collect();
        // A folder in the place of a file takes no bytes.
        fs::remove_file(&paths[1]).unwrap();
        fs::create_dir_all(paths[1].join("x")).unwrap();
        let failed = land_all(&files, staged).unwrap_err();
        assert_eq!(failed.path, paths[1]);
        assert_eq!(failed.restored, [paths[0].clone()]);
        assert!(failed.changed.is_empty());
        assert_eq!(fs::read(&paths[0]).unwrap(), b"old a.toml");
        assert_eq!(folder.path().read_dir().unwrap().count(), 2);
    }

    #[test]
    fn what_somebody_changed_meanwhile_is_left_alone_with_all_others() {
        let folder = tempfile::tempdir().unwrap();
        let paths = two(folder.path());
        let files = paths.each_ref().map(|path| rewritten(path));
        fs::write(&paths[1], "by hand").unwrap();
        let failed = replace_all(&files).unwrap_err();
        assert!(failed.error.is_none());
        assert_eq!(fs::read(&paths[0]).unwrap(), b"old a.toml");
        assert_eq!(fs::read(&paths[1]).unwrap(), b"by hand");
        let files = paths.each_ref().map(|path| rewritten(path));
        replace_all(&files).unwrap();
        assert_eq!(fs::read(&paths[1]).unwrap(), b"new");
    }

    #[test]
    fn never_overwrites_a_new_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/a.toml");
        create(&path, b"first").unwrap();
        assert_eq!(
            create(&path, b"second").unwrap_err().kind(),
            io::ErrorKind::AlreadyExists
        );
        assert_eq!(fs::read(&path).unwrap(), b"first");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (
            folder.path().join("real.toml"),
            folder.path().join("link.toml"),
        );
        fs::write(&real, "old").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("real.toml", &link).unwrap();
        replace(&link, b"new").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
        assert_eq!(real.metadata().unwrap().permissions().mode() & 0o777, 0o640);
        let (further, twin) = (
            folder.path().join("deep/further.toml"),
            folder.path().join("twin"),
        );
        fs::create_dir(folder.path().join("deep")).unwrap();
        symlink("../link.toml", &further).unwrap();
        fs::hard_link(&real, &twin).unwrap();
        replace(&further, b"newest").unwrap();
        assert!(further.is_symlink() && link.is_symlink());
        assert_eq!(fs::read(&further).unwrap(), b"newest");
        assert_eq!(fs::read(&twin).unwrap(), b"new");
        fs::set_permissions(&real, fs::Permissions::from_mode(0o440)).unwrap();
        assert_eq!(
            replace(&link, b"x").unwrap_err().kind(),
            io::ErrorKind::PermissionDenied
        );
    }
}
