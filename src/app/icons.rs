//! The icons, by name. The font is a subset of Lucide, so an icon must be named here and cut into
//! `assets/fonts/Lucide.ttf` (see the README there) before it can be set.

use egui::{Align2, Color32, RichText, Sense, Ui, Vec2};

use super::theme::Type;

macro_rules! icons {
    ($($name:ident = $ch:literal, $lucide:literal;)+) => {
        /// An icon; its picture is at `https://lucide.dev/icons/NAME`.
        // The font is cut for a set to choose from; not each is in use.
        #[allow(dead_code)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Icon {
            $(#[doc = $lucide] $name,)+
        }

        impl Icon {
            /// All of them.
            #[cfg(test)]
            const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its character in the icon font.
            pub(crate) const fn char(self) -> char {
                match self { $(Self::$name => $ch,)+ }
            }
        }
    };
}

icons! {
    ArrowDown = '\u{e042}', "arrow-down";
    ArrowLeft = '\u{e048}', "arrow-left";
    ArrowLeftRight = '\u{e24a}', "arrow-left-right";
    ArrowRight = '\u{e049}', "arrow-right";
    ArrowUp = '\u{e04a}', "arrow-up";
    ArrowUpDown = '\u{e37d}', "arrow-up-down";
    Baby = '\u{e2ce}', "baby";
    Ban = '\u{e051}', "ban";
    Bell = '\u{e059}', "bell";
    BookOpen = '\u{e05f}', "book-open";
    Bookmark = '\u{e060}', "bookmark";
    Braces = '\u{e36a}', "braces";
    Briefcase = '\u{e062}', "briefcase";
    Cable = '\u{e4e3}', "cable";
    Calendar = '\u{e063}', "calendar";
    CalendarDays = '\u{e2b9}', "calendar-days";
    ChartGantt = '\u{e624}', "chart-gantt";
    Check = '\u{e06c}', "check";
    CheckCheck = '\u{e38e}', "check-check";
    ChevronDown = '\u{e06d}', "chevron-down";
    ChevronLeft = '\u{e06e}', "chevron-left";
    ChevronRight = '\u{e06f}', "chevron-right";
    ChevronUp = '\u{e070}', "chevron-up";
    ChevronsUpDown = '\u{e211}', "chevrons-up-down";
    Circle = '\u{e076}', "circle";
    CircleAlert = '\u{e077}', "circle-alert";
    CircleCheck = '\u{e226}', "circle-check";
    CircleDashed = '\u{e4b0}', "circle-dashed";
    CircleDot = '\u{e345}', "circle-dot";
    CircleQuestionMark = '\u{e082}', "circle-question-mark";
    CircleX = '\u{e084}', "circle-x";
    Clapperboard = '\u{e29b}', "clapperboard";
    Clipboard = '\u{e085}', "clipboard";
    ClipboardPaste = '\u{e3e8}', "clipboard-paste";
    Clock = '\u{e087}', "clock";
    Close = '\u{e1b2}', "x";
    Command = '\u{e09a}', "command";
    Copy = '\u{e09e}', "copy";
    CornerDownRight = '\u{e0a2}', "corner-down-right";
    Diamond = '\u{e2d2}', "diamond";
    DiamondPlus = '\u{e5e2}', "diamond-plus";
    Download = '\u{e0b2}', "download";
    Ellipsis = '\u{e0b6}', "ellipsis";
    EllipsisVertical = '\u{e0b7}', "ellipsis-vertical";
    ExternalLink = '\u{e0b9}', "external-link";
    Eye = '\u{e0ba}', "eye";
    EyeOff = '\u{e0bb}', "eye-off";
    FileClock = '\u{e315}', "file-clock";
    FileDown = '\u{e318}', "file-down";
    FileInput = '\u{e0c5}', "file-input";
    FileOutput = '\u{e0c8}', "file-output";
    FilePlus = '\u{e0c9}', "file-plus";
    FileText = '\u{e0cc}', "file-text";
    FileUp = '\u{e32a}', "file-up";
    Files = '\u{e0cf}', "files";
    Film = '\u{e0d0}', "film";
    Flag = '\u{e0d1}', "flag";
    FoldVertical = '\u{e43c}', "fold-vertical";
    FolderOpen = '\u{e247}', "folder-open";
    GitBranch = '\u{e0e2}', "git-branch";
    GitMerge = '\u{e0e4}', "git-merge";
    GripVertical = '\u{e0eb}', "grip-vertical";
    Handshake = '\u{e5c0}', "handshake";
    Hash = '\u{e0ef}', "hash";
    Heart = '\u{e0f2}', "heart";
    History = '\u{e1f5}', "history";
    Hourglass = '\u{e296}', "hourglass";
    House = '\u{e0f5}', "house";
    Image = '\u{e0f6}', "image";
    Info = '\u{e0f9}', "info";
    Keyboard = '\u{e284}', "keyboard";
    Languages = '\u{e0fe}', "languages";
    Layers = '\u{e529}', "layers";
    LayoutGrid = '\u{e0ff}', "layout-grid";
    Link = '\u{e102}', "link";
    List = '\u{e106}', "list";
    ListChecks = '\u{e1d0}', "list-checks";
    ListFilter = '\u{e460}', "list-filter";
    ListPlus = '\u{e23f}', "list-plus";
    LoaderCircle = '\u{e10a}', "loader-circle";
    Lock = '\u{e10b}', "lock";
    LockOpen = '\u{e10c}', "lock-open";
    LogOut = '\u{e10e}', "log-out";
    MapPin = '\u{e111}', "map-pin";
    MapPinPlus = '\u{e613}', "map-pin-plus";
    Maximize = '\u{e112}', "maximize";
    Merge = '\u{e43f}', "merge";
    Minus = '\u{e11c}', "minus";
    Monitor = '\u{e11d}', "monitor";
    Moon = '\u{e11e}', "moon";
    Move = '\u{e121}', "move";
    PanelBottom = '\u{e42c}', "panel-bottom";
    PanelLeft = '\u{e12a}', "panel-left";
    PanelRight = '\u{e431}', "panel-right";
    Pause = '\u{e12e}', "pause";
    Pencil = '\u{e1f9}', "pencil";
    Play = '\u{e13c}', "play";
    Plus = '\u{e13d}', "plus";
    Printer = '\u{e141}', "printer";
    Quote = '\u{e239}', "quote";
    Redo = '\u{e2a0}', "redo-2";
    RefreshCw = '\u{e145}', "refresh-cw";
    RotateCcw = '\u{e148}', "rotate-ccw";
    Route = '\u{e53e}', "route";
    Rows = '\u{e58a}', "rows-3";
    Save = '\u{e14d}', "save";
    Scan = '\u{e257}', "scan";
    Scissors = '\u{e14e}', "scissors";
    Search = '\u{e151}', "search";
    Settings = '\u{e154}', "settings";
    SlidersHorizontal = '\u{e29a}', "sliders-horizontal";
    Sparkles = '\u{e412}', "sparkles";
    Spline = '\u{e38b}', "spline";
    Split = '\u{e440}', "split";
    Square = '\u{e167}', "square";
    Star = '\u{e176}', "star";
    Sun = '\u{e178}', "sun";
    SunMoon = '\u{e2b2}', "sun-moon";
    Swords = '\u{e2b4}', "swords";
    Table = '\u{e17d}', "table";
    Tag = '\u{e17f}', "tag";
    Text = '\u{e185}', "text-align-start";
    ThumbsDown = '\u{e189}', "thumbs-down";
    ThumbsUp = '\u{e18a}', "thumbs-up";
    Timer = '\u{e1e0}', "timer";
    Trash = '\u{e18e}', "trash-2";
    TriangleAlert = '\u{e193}', "triangle-alert";
    Tv = '\u{e195}', "tv";
    Type = '\u{e198}', "type";
    Undo = '\u{e2a1}', "undo-2";
    UnfoldVertical = '\u{e43e}', "unfold-vertical";
    Unlink = '\u{e19c}', "unlink";
    Upload = '\u{e19e}', "upload";
    User = '\u{e19f}', "user";
    UserPlus = '\u{e1a2}', "user-plus";
    Users = '\u{e1a4}', "users";
    Waypoints = '\u{e542}', "waypoints";
    ZoomIn = '\u{e1b6}', "zoom-in";
    ZoomOut = '\u{e1b7}', "zoom-out";
}

impl Icon {
    /// Draws it beside text that says what it means: a screen reader passes over it. `size` in points.
    pub(crate) fn show(self, ui: &mut Ui, size: f32, ink: impl Into<Color32>) {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
        let font = Type::Icon.font_at(size);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, self.char(), font, ink.into());
    }

    /// The icon as text, to stand in a label or button.
    pub(crate) fn text(self) -> RichText {
        Type::Icon.text(self.char())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_every_icon() {
        let ctx = egui::Context::default();
        super::super::theme::install(&ctx);
        let font = Type::Icon.font();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            let missing: Vec<_> = ui.ctx().fonts_mut(|fonts| {
                Icon::ALL.iter().filter(|icon| !fonts.has_glyph(&font, icon.char())).collect()
            });
            assert!(missing.is_empty(), "{missing:?}");
        });
        output.textures_delta.clear();
    }
}
