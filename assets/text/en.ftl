# Every text that a user reads.
app-title = { $atlas } — City Ties
app-title-file = { $atlas } ({ $file }) — City Ties
# An atlas with work that is not saved; the mark as in the lists of windows of most systems.
app-title-unsaved = • { $title }
app-title-read-only = { $title } (read only)
untitled = Untitled atlas

## Commands
menu-file = File
menu-edit = Edit
menu-view = View
menu-help = Help
new = New
new-tip = Begin an empty atlas
save = Save
save-tip = Write the atlas to its file
save-as = Save as…
save-as-tip = Write the atlas to another file, and go on with that
save-path = Save by path…
earlier-versions = Earlier versions…
earlier-versions-tip = See what was saved before, and go back to it
copy-atlas = Open as a copy
copy-atlas-tip = Go on with a copy that is in no file yet, while another window has the file open
save-path-tip = Type where the file is to be
undo = Undo
undo-tip = Take the last change back
# What undo or redo would do.
name-step = { $name }: { $step }
redo = Redo
redo-tip = Make the change again that was taken back
tool-select-tip = Click cities and ties to read them
tool-connect-tip = Draw a tie from one city to another
tool-add-city-tip = Add a city, at a click on the map or by its position
add-fact-tip = Add a fact about what is selected
editing = Edit in the panel
editing-tip = Show a pencil beside everything that can be changed
delete = Remove
delete-tip = Remove what is selected from the atlas
open = Open…
open-tip = Open an atlas from a file
open-path = Open by path…
open-path-tip = Type where the file is
open-example = Open the example
open-example-tip = Open the atlas of Seoul and Tehran that comes with the program
quit = Quit
quit-tip = Close the window
open-recent = Open recent
forget-recent = Forget these files
settings = Settings…
settings-tip = Look, text size, language, vague dates, motion, map tiles
settings-title = Settings
settings-look = Look
settings-text-size = Text size
settings-language = Language
percent = { $number } %
settings-about = Approximate dates
settings-perhaps = Uncertain dates
about-less = Take approximate dates more narrowly
about-more = Take approximate dates more widely
perhaps-less = Take uncertain dates more narrowly
perhaps-more = Take uncertain dates more widely
settings-taken = { $date } is taken as { $years }
settings-motion = Motion
settings-motion-on = Smooth movement of the map and of lists
settings-tiles = Map tiles
settings-tiles-of = of servers' tiles kept here
tiles-less = Keep fewer tiles
tiles-more = Keep more tiles
megabytes = { $number } MB
settings-start = At start
settings-open-latest = Open the last atlas again
clear-selection = Clear the selection
clear-selection-tip = Back to the overview of the atlas
theme-day = Light
theme-day-tip = Paper and ink
theme-night = Dark
theme-night-tip = Deep blue-grey
theme-system = As the system
theme-system-tip = Light or dark, as the system has it
menu-language = Language
# Each language is called by its own name: whoever looks for theirs need not read another.
language-system = As the system
language-system-tip = In the language that the system has
language-english = English
language-english-tip = Show the window in English
language-korean = 한국어
language-korean-tip = Show the window in Korean
language-persian = فارسی
language-persian-tip = Show the window in Persian
base-map = Base map
base-world = World outlines
base-world-tip = Base map that comes with the program: coasts, lakes and borders
base-plain = Plain ground
base-plain-tip = No base map beneath the ties
base-openstreetmap = OpenStreetMap
base-openstreetmap-tip = Base map with streets and places, fetched from openstreetmap.org
base-address = Tiles from an address…
base-address-tip = Base map of any server of tiles
base-file-open = Tiles from a file…
base-file-open-tip = Base map of a PMTiles file of yours
base-again = Fetch the base map again
base-again-tip = Ask at once for tiles that could not be fetched; they are asked for again by themselves, ever more seldom
base-use = Use
base-try-again = Try again
base-unreachable = No connection to the base map’s server
base-slow = The base map’s server does not answer
base-refused = The base map’s server refuses ({ $status })
base-no-picture = What comes for the base map is no picture
base-no-shapes = Tiles of the base map’s file are damaged; copy or fetch it again
base-file = The base map’s file can’t be read
address-title = Tiles from an address
address-label = Address
address-hint = https://tiles.example.org/{"{"}z{"}"}/{"{"}x{"}"}/{"{"}y{"}"}.png
address-forms = {"{"}z{"}"}, {"{"}x{"}"}, {"{"}y{"}"}; {"{"}-y{"}"} counts from the south, {"{"}s{"}"} is a, b or c, {"{"}r{"}"} is @2x on fine screens
address-scheme = Begin with https:// or http://
address-server = Name a server behind the //, without a name or a password
address-places = Put {"{"}z{"}"}, {"{"}x{"}"} and {"{"}y{"}"} where zoom, column and row belong
address-braces = Only z, x, y, -y, s and r can stand in braces; write a key as it is
address-sign = Take out the blank or the \ in it
archive-title = Tiles from a file
archive-forms = A PMTiles file of pictures (PNG, JPEG or WebP) or of shapes; it stays where it is and is read piece by piece
archive-pictures = Pictures, zooms { $from } to { $to }
archive-shapes = Vector shapes, zooms { $from } to { $to }: drawn in the look’s own colours and sharp at every zoom, without names and icons
archive-layers = Layers drawn: { $drawn }. Not drawn: { $others }
archive-layers-all = Layers drawn: { $drawn }
archive-layers-unknown = None of its layers is known ({ $others }); their outlines are drawn over the world
archive-credit-why = Shown on the map; what the file says of itself stands there if you leave it empty
archive-unreadable = It can’t be read ({ $why }); check the path and whether you may read it
archive-other = This is no PMTiles file; choose one whose name ends in .pmtiles, or make one of it with the tool pmtiles
archive-version = It is of version { $version } of PMTiles; make one of version 3 of it with the tool pmtiles
archive-damaged = It is damaged or not whole; copy or fetch it again
archive-packing = It is packed in a way that can’t be read; make one of it that is packed with gzip
archive-kind = Its tiles are of a kind that can’t be read; choose a file whose tiles are PNG, JPEG, WebP or MVT
choose-file = Choose…
choose-no-dialog = There is no dialog for files here; type the path
filter-archives = Map tiles (PMTiles)
turn-by-night = Turn light and dark round in the dark look
turn-by-night-tip = Good for maps; switch it off for pictures from the air
credit-label = Attribution
credit-hint = © the map’s makers
credit-why = Shown on the map; the server’s name stands there if you leave it empty
text-larger = Larger text
text-larger-tip = Make everything larger, up to twice the usual size
text-smaller = Smaller text
text-smaller-tip = Make everything smaller again
text-usual = Usual text size
text-usual-tip = Back to the usual size
year-back = A year back
year-back-tip = Show the year before
year-forward = A year on
year-forward-tip = Show the next year
play-time = Play or pause
play-time-tip = Let the years pass
all-time = All time
all-time-tip = Show what stands last, whatever the date
fold-timeline = Fold the timeline
fold-timeline-tip = Fold the timeline to a thin bar, or unfold it
viewpoint-anyone = Anyone
viewpoint-city = As { $city } sees it
viewpoint-agreed = Agreed by both
viewpoint = Whose word is shown: { $name }
viewpoint-back = Back to anyone’s word
viewpoint-tip = Whose word the map, the counts and the lists show
viewpoint-search = Another city
see-as = See the map as { $city } sees it
hidden-at = Not standing: { $when }, { $viewpoint }
show-all-time = Show all time
show-anyone = Show anyone’s word
quiet-since = Quiet since { $date } ({ $what }), { $years ->
    [one] { $years } year
   *[other] { $years } years
 }
last-activity = Last activity { $date } ({ $what })
quiet-unknown = No dated activity known
bar-start = Start of { $who }: { $claim }
bar-end = End of { $who }: { $claim }
follow-up-head = What this fact may change
follow-up-record = Record it as the agreement of { $claim }
follow-up-extend = Extend, without an end: { $claim }
follow-up-close = Close with it: { $claim }
pin = Pin { $city } for comparing
unpin = Take out the pin of { $city }
pins-full = Five cities are pinned for comparing, and no more can be.
pinned = Pinned
compare = Compare
compare-more = Pin another city: two to five are compared.
compare-clear = Clear the pins
compare-close = Back to the map
compare-pinned = Compare the pinned cities
compare-pinned-tip = Show two to five pinned cities side by side, or the map again
compare-head = Compared
compare-figures = Figures
compare-published = { $kind }, published
compare-ties = Ties
compare-all = All
compare-unconfirmed = Of these unconfirmed
compare-growth = How many ties stood when
compare-between = Between them
compare-shared = Shared partners ({ $count })
compare-ties-then = { $city }: { $count ->
    [one] { $count } tie
   *[other] { $count } ties
 } at the date shown
compare-year = { $year }: { $count ->
    [one] { $count } tie
   *[other] { $count } ties
 }
copy-citation = Copy as a citation
copy-csl = Copy as CSL-JSON
copy-address = Copy the address
copy-sources = Copy all sources as CSL-JSON
copy-sources-tip = Put all sources of the atlas on the clipboard, as reference managers read them
export-table = Export the table…
export-table-tip = Write the rows that the table shows, with the columns that it shows, to a CSV or TSV file for spreadsheets
facts-without-source = Facts without a source ({ $count })
facts-with-one-source = Facts with one source only ({ $count })
show-story = Show the story
show-story-tip = Show the views of the story one after the other, with their words; the arrow keys turn them, Esc ends
show-story-named = Show “{ $name }”
stories = Edit stories…
stories-tip = Make stories: views of the atlas in order, with words
stories-head = Stories
stories-none = No story yet. A story shows views of the atlas one after the other, each with a few words. Put in view what the first one is to show, then begin.
stories-others = Other stories
story-views = { $count ->
    [one] { $count } view
   *[other] { $count } views
 }
story-view = View { $number }: { $title }
story-untitled-view = View { $number }
story-number = { $number } of { $count }
story-back = Back
story-back-tip = The view before (←)
story-next = Next
story-next-tip = The next view (→)
story-end = End
story-end-tip = End the story, back to what was there before (Esc)
story-name = Name of the story
story-title = Title
story-words = Words
story-add = Add this view to the story
story-add-view = Add this view
story-add-view-tip = Add the place, zoom, date, viewpoint, filter and selection in view now, as the next view of the story
story-up = Move up
story-down = Move down
story-show-this = Show this instead
story-show-this-tip = Let it show what is in view now; its words stay
story-take-out = Take out
story-remove = Remove the story
story-new = New story
story-new-tip = Begin a story with what is in view now
story-new-name = Story
go-to-date = Go to { $date }
timeline = Timeline
timeline-date = Date shown
timeline-type = Type a date
timeline-type-tip = A year, a month or a day, as in 1985, 2014-04 or 1977-06-17, or a stretch of time, as in 1960/1979; nothing for all time. A year means its first day.
timeline-wrong = No date. Write 1985, 2014-04 or 1960/1979.
timeline-keys = [ and ] step a year, Shift+drag a stretch
timeline-uncertain = { $count } uncertain
timeline-speed = Speed: { $years ->
    [one] { $years } year a second
   *[other] { $years } years a second
 }
timeline-count = { $count } { $what }
timeline-events = events
play = Play
pause = Pause
home = Fit the whole atlas
home-tip = Show all cities of the atlas
go-to = Go to coordinates…
go-to-tip = Show a place by its latitude and longitude
go-to-title = Go to coordinates
go-to-button = Go
coordinates = Latitude and longitude
coordinates-hint = 37.566, 126.978
coordinates-forms = As in 37.566, 126.978 or 37°34′N 126°59′E
measure = Measure a distance
measure-tip = Click two places; the distance is that of the great circle
copy-position = Copy position
copy-position-tip = Copy the place of the selected city, or of the middle of the map
measure-from-here = Measure from here
add-city-here = Add a city here
centre-here = Centre here
zoom-in = Zoom in
zoom-in-tip = Show less of the map, larger
zoom-out = Zoom out
zoom-out-tip = Show more of the map, smaller
back = Back
back-tip = Back to what was selected before
forward = Forward
forward-tip = Forward again
atlas = Atlas
find = Find
find-tip = Find a city, a tie, a fact or a source by any word
commands = Commands…
commands-tip = Run any command by its name
shortcuts = Shortcuts
shortcuts-tip = Which keys do what
on-the-map = On the map
gesture-click = Click
gesture-click-does = Select a city or a tie
gesture-ctrl-click = Ctrl+click
gesture-ctrl-click-does = Add it to the selection, or take it out
gesture-alt-click = Alt+click
gesture-alt-click-does = List all that lies there
gesture-area = Shift+drag
gesture-area-does = Select the cities within
gesture-area-ties = Shift+Alt+drag
gesture-area-ties-does = … and the ties wholly within
gesture-drag = Drag, arrow keys
gesture-drag-does = Move the map
gesture-wheel = Wheel, pinch
gesture-wheel-does = Zoom about the pointer
gesture-double-click = Double click
gesture-double-click-does = Zoom in on a place
gesture-menu = Other button
gesture-menu-does = Copy a position, measure, add a city
gesture-tab = Tab
gesture-tab-does = Go to the next city or tie
gesture-enter = Enter, Space
gesture-enter-does = Select it
gesture-range = Shift+drag
gesture-range-does = Take a stretch of time on the timeline
gesture-story = →, ←, Page Down
gesture-story-does = Turn the views of a story
copy = Copy
close = Close
cancel = Cancel
filter-name = City Ties atlas
filter-tables = Tables for spreadsheets

## Finding

what-is-where = What is where
what-is-where-tip = The parts of the window, what each is for, and the way to it
where-always = Always there
where-opened = Opened when needed
where-map = The map
where-map-is = Dots are cities, lines are ties. A click shows what is known; the right button offers what can be done there.
where-panel = The panel
where-panel-is = Tells of what is selected, and who says so. The small numbers lead to the sources.
where-edit-is = Shows a pencil beside everything in the panel that can be changed.
where-tools = The tools
where-tools-is = What a click on the map does: select, connect two cities, or add one.
where-search = Search
where-timeline-is = How many ties stood when. Drag along it to see the map of any year.
where-status = The status bar
where-status-is = The tool and its next step; problems, the last change, and whether the work is saved.
tour = Tour of the window
tour-tip = Five cards that say what is where
tour-number = { $number } of { $count }
tour-skip = Skip
tour-skip-tip = Help has the tour whenever you want it (Esc)
tour-done = Done
tour-map = Dots are cities, lines are the ties between them. Click one to read about it; drag to move, scroll to zoom. A hollow line in two colours is a tie that its cities tell differently.
tour-panel = What you click is told here: who says what, since when, and how sure it is. The small numbers lead to the sources.
tour-dispute = What you click is told here: who says what, since when, and how sure it is. This tie is told differently by its two cities: each has a line of its own. The small numbers lead to the sources.
tour-timeline = Drag along the years to see which ties stood then. “All time” shows them all again.
tour-edit = Edit puts a pencil beside everything that can be changed. To add a partner, place it with Add city, tie it with Connect, then say who claims what, and cite the source. Every step can be undone.
tour-saved-title = Saved
tour-saved = An atlas is one file of your own; { $keys } saves it, and what is not saved yet survives a crash. Help has this tour, and a sheet that says what is where.
search-field = Search cities, ties, facts
find-field = A city, two cities of a tie, or any word
find-how = Type in any script; the beginnings of words are enough. Two cities find the tie between them.
find-reading = Reading the atlas…
find-nothing = Nothing in this atlas has these words.
found-cities = { $count ->
    [one] 1 city
   *[other] { $count } cities
}
found-ties = { $count ->
    [one] 1 tie
   *[other] { $count } ties
}
found-facts = { $count ->
    [one] 1 fact
   *[other] { $count } facts
}
found-sources = { $count ->
    [one] 1 source
   *[other] { $count } sources
}
commands-title = Commands
commands-field = A few letters of a command
commands-nothing = No command has these words.

## Tables
table = Table
table-tip = Show cities, ties, claims, facts and sources as rows under the map
table-alone = Table alone
table-alone-tip = Show the table in the place of the map
table-ties = Ties
table-cities = Cities
table-claims = Claims
table-facts = Facts
table-sources = Sources
table-tab = { $table }, { $count ->
    [one] { $count } row
   *[other] { $count } rows
 }
table-words = Find in the table
table-all = All rows
table-all-tip = Also rows that the filter, the date and whose word is shown leave out
table-columns = Columns
table-columns-usual = As at first
table-columns-usual-tip = Shows the columns that the table has at first, as wide and in the order that they have then, and sorts no more
table-columns-find = Find a column
table-columns-none = No column is called that.
table-column-before = Move before the previous column
table-column-behind = Move behind the next column
table-column-hide = Hide the column
table-marked = { $count } selected
table-none = Nothing of this sort is in the atlas yet.
table-none-left = The filter, the date or whose word is shown leaves nothing here.
table-none-found = No row has these words.
table-working = Working…
table-read-only = Worked out from what else is said: not written here
table-sort = Sort by { $column }
table-sorted = { $column }, sorted from the first on
table-sorted-falling = { $column }, sorted from the last on
table-row = { $name }: { $cells }
table-cell = { $column } { $cell }
table-none-said = none
column-city = City
column-partner = Partner
column-ties = Ties
column-facts = Facts
column-claims = Claims
column-accord = Word of
column-distance = Distance
column-distance-km = Distance (km)
column-partner-ties = Its ties
column-weight = Weight
column-cited = Sources
column-times-cited = Cited
column-id = Id
column-number = No.
yes = yes
no = no
table-write-all = Write in all { $count } selected rows (Ctrl+Enter)
table-writes-all = Enter writes in all { $count } selected rows
table-wrong-in = { $row }: { $wrong }
table-no-such-word = Write one of these: { $words }
table-several-claims = This follows from its claims: change them in the table of claims.
table-derived = This follows from other things and can’t be written here.
table-edit = Edit the cell
table-edit-all = Change in all selected rows
table-duplicate = Duplicate
table-remove = Remove the selected rows
table-select-all = Select all rows
table-invert = Invert the selection
table-more = More
table-copy = Copy for a spreadsheet
table-paste = Paste from a spreadsheet
table-export-marked = Export the selected rows…
exported = { $count ->
    [one] { $count } row is
   *[other] { $count } rows are
 } written to { $file }.
exported-guarded = In { $count ->
    [one] { $count } cell
   *[other] { $count } cells
 } an apostrophe stands before =, +, - or @, so that no spreadsheet takes the text for a formula.
export-over-atlas = { $file } holds the atlas itself. Choose another name for the table.
table-paste-no-rows = Nothing was pasted: no rows beneath a row of heads are on the clipboard. Copy rows here to see how they look.
table-paste-nothing = All that was pasted is here already.
table-unmade = The rows of the table can’t be worked out: { $why }
table-paste-no-column = Nothing was pasted: this table has no column “{ $column }”. Name it as here, or leave it out.
table-paste-wrong = Nothing was pasted. Row { $row }, { $column }: { $wrong }
step-write = Write { $what }
many-cities = { $count ->
    [one] { $count } city
   *[other] { $count } cities
 }
many-ties = { $count ->
    [one] { $count } tie
   *[other] { $count } ties
 }
many-claims = { $count ->
    [one] { $count } claim
   *[other] { $count } claims
 }
many-facts = { $count ->
    [one] { $count } fact
   *[other] { $count } facts
 }
many-sources = { $count ->
    [one] { $count } source
   *[other] { $count } sources
 }
many-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
 }

## A path that is typed
open-path-title = Open an atlas
save-path-title = Save the atlas as
export-path-title = Export the table to
open-button = Open
save-button = Save
replace-button = Replace
path = Path of the file
recent-folders = Folders of late
path-blank = Write where the file is.
path-is-folder = This is a folder. Choose a file in it, or write a name behind it.
path-no-folder = There is no such folder. Check the path.
path-no-file = There is no such file. Check the path.
path-replaces = There is a file of this name. Saving replaces it.

## What a program that crashed has left over
left-over-title = Unsaved changes from before
left-over = { $file } was changed and not saved when the program last ended: { $count ->
    [one] { $count } step
   *[other] { $count } steps
}. Restored, the atlas is as it was seen last; the file stays as it is until you save.
left-over-when = { $count ->
    [0] Less than a minute ago
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
left-over-unread = { $count ->
    [one] One later change can’t be read any more and is missing
   *[other] { $count } later changes can’t be read any more and are missing
}. What was recorded is kept: { $place }
left-over-restore = Restore
left-over-discard = Discard
left-over-later = Later
journal-damaged = this is what a program that crashed has left over, and it can’t be read any more; the atlas is as it was saved last, and File › Earlier versions… has those before
journal-fails = What you change is not kept against a crash: { $why }. Make room, or save often.
journal-unsought = What a program that crashed may have left over can’t be looked for: { $why }

one-file-opened = Several files were dropped. One is opened, { $file }; open the others one at a time.
chooser-is-open = A dialog that chooses a file is open already; it may be behind this window.
file-has-comments = This file has comments. Saving a change leaves them out; keep what they say in the notes of cities and claims.

## Forms
edit = Edit
done = Done
change-what = Change: { $what }
add-claim = Add a claim
add-fact = Add a fact
add-total = Add a published total
add-source = Add a source
add-note = Add a note
connect-to = Connect to…
number-of = { $what } of { $city }
needed = needed
must-end = Mend this first, or cancel. { $fault }
form-new-city = New city
form-new-partner = New partner of { $city }
form-new-claim = New claim
form-further-claim = A further claim
form-connect = Connect { $city }
form-claim-of = Claim of { $city }
form-claim-both = Claim of both cities
form-claim-reported = A reported claim
form-new-fact = New fact
form-source = Source
form-new-source = New source
form-new-total = New published total
form-total = Published total
form-about = About this atlas
claim-of-claims = { $number } of { $count ->
    [one] { $count } claim
   *[other] { $count } claims
 }
claims-so-far = { $count ->
    [one] { $count } claim so far
   *[other] { $count } claims so far
 }
no-tie-yet = no tie yet
remove-city = Remove city
remove-claim = Remove claim
remove-fact = Remove fact
remove-tie = Remove tie
remove-source = Remove source
remove-total = Remove total
label-name = Name
offer-in-atlas = in the atlas
offer-also = { $name } ({ $also })
offer-awaited = Looking for places of this name…
offer-nearest = Nearest to the place; or write the name of a new one.
stated-population = { $city } has { $count } people, by GeoNames.
brought-population = Filled from { $source }, with a population of { $count }.
brought = Filled from { $source }.
take-back = Not this place
label-name-ko = In Korean
label-name-fa = In Persian
label-name-in = In { $language }
label-country = Country
label-level = Level
label-place = Place
label-seat = Seat
label-former = Earlier name
label-wikidata = Wikidata
label-geonames = GeoNames
label-note = Note
label-partner = With
label-kind = Kind
label-kind-name = Its name
label-by = Claimed by
label-term = Their term
label-since = Since
label-until = Until
label-state = State
label-certainty = Certainty
label-why = Why
label-agreement = Agreement
label-sort = Sort
label-when = When
label-statement = What
label-quantity-of = Measured
label-quantity = How much
label-unit = Unit
label-direction = Who went
label-signed-at = Signed at
label-signatories = Signed by
label-approval = Approved
label-duration = Duration
label-review = Next review
label-people = People
label-organisations = Bodies
label-people-count = How many
label-cost = Cost
label-currency = Currency
label-fields = Fields
label-title = Title
label-publisher = Publisher
label-credit = Credit
label-url = Address
label-language = Language
label-published = Published
label-retrieved = Read on
label-description = Description
label-licence = Licence
label-count = How many
label-as-of = As of
label-source = Source
label-place-in-source = Page, part
label-quote = Quotation
another-kind = Another kind
degree-stated = Stated
degree-inferred = Inferred
degree-doubted = Doubted
degree-withdrawn = Withdrawn
by-nobody = Neither: only reported, by the source.
doubt-nobody = Neither city is known to have said so.
no-agreement = None recorded
no-direction = Not said
more-of-city = Other names and more
more-fields = People, cost and more
lists-hint = Several names: a semicolon between them.
city-twin = { $city } ({ $country }) is in the atlas already.
point-on-map = Point on the map
pointing = Click the map
add-former = An earlier name
take-off = Take off { $what }
last-used = last used
another-source = Another source
label-subjects = About
another-subject = Another city or tie
label-lead-tie = Opens on
choose-lead-tie = Choose the tie it opens on
new-source = New source
citation-more = Page and quotation
make-source = A new source
make-source-named = New: { $name }

## What is wrong in forms
fault-remedy = { $remedy }?
fault-missing = Something must stand here.
fault-no-name = It needs a name.
fault-no-partner = Choose the other city, or click it on the map.
fault-no-statement = Say in a sentence what happened.
fault-no-reason = Say why.
fault-half-number = Write what it is and how much, or neither.
fault-no-count = Write how many.
fault-no-month = There is no month { $month }.
fault-no-day = { $month } has { $days } days.
fault-span = This is a span, and it must be one date.
fault-date = This is no date.
fault-date-forms = This is no date. Write 1977, 1977-06, 1977-06-17, 1963?, 1977~ or 196X.
fault-place = Write latitude and longitude: 37.566, 126.978.
fault-latitude = Latitudes end at the poles: −90 to 90.
fault-longitude = Longitudes go from −180 to 180.
fault-swapped = The latitude comes first.
fault-number = This is no number.
fault-country = There is no such country.
fault-no-such-city = No city of this name is in the atlas.
fault-gone = It is not in the atlas any more.
fault-order = It begins after its end.
fault-nameless = A source needs a title or an address.
date-uncertain = { $date }, uncertain
position = { $lat }, { $lon }
position-north = { $degrees }° N
position-south = { $degrees }° S
position-east = { $degrees }° E
position-west = { $degrees }° W

## Removing
removal-of-city = Remove { $city }?
removal-of = { $step }?
remove-button = Remove
undo-brings-back = Undo brings all of it back.
along-ties = { $count ->
    [one] { $count } tie goes with it.
   *[other] { $count } ties go with it.
 }
along-facts = { $count ->
    [one] { $count } fact goes with it, being about nothing else.
   *[other] { $count } facts go with it, being about nothing else.
 }
along-totals = { $count ->
    [one] { $count } published total goes with it.
   *[other] { $count } published totals go with it.
 }
along-citations = { $count ->
    [one] { $count } citation of it goes with it.
   *[other] { $count } citations of it go with it.
 }
along-agreements = { $count ->
    [one] { $count } claim loses its agreement.
   *[other] { $count } claims lose their agreement.
 }
along-detached = { $count ->
    [one] { $count } fact stays, about the other cities that it names.
   *[other] { $count } facts stay, about the other cities that they name.
 }
put-away = Your changes were put away.
bring-back = Bring them back
connect-cities = Connect { $a } to { $b }

## Unsaved work
unsaved-title = Save the changes?
unsaved-text = “{ $atlas }” has changes that are not saved. Without saving they are lost.
dont-save = Don’t save
saving = Saving…
merging = Merging…
saved = Saved
unsaved = Not saved
unsaved-steps = { $count ->
    [one] { $count } change not saved
   *[other] { $count } changes not saved
 }

version-not-kept = { $file } is saved. The version before it could not be kept ({ $why }); make room in your home folder for the next.
save-unconfirmed = { $file } is written, but the disk does not confirm it ({ $why }); save again, or to another disk.

## The open file in other hands
file-reloaded = Another program has changed { $file }. It is shown as it is now; Undo goes back.
file-merged = Another program has changed { $file }. Its changes are taken over, and yours are kept; save to put both into the file.
file-waits = Another program has changed { $file }. Its changes are taken over as soon as the open form is closed.
file-put-off = Another program has changed { $file }, in part where you changed it too. Before your changes are saved, you will be asked which to keep.
file-gone = { $file } is not there any more. The atlas stays open here; save to write the file anew.
file-damaged = Another program has written to { $file } what can’t be read; the atlas stays open here as it was. It is read again as soon as it changes; mend it, or save to another file. { $why }
file-unreadable = { $file } can’t be read at the moment; the atlas stays open here as it was. { $why }
file-read-only = { $file } can only be read here, since it is open in another window. Open it as a copy to change it.
read-only = Read only
read-only-strip = { $file } is open in another window ({ $owner }). It can be changed here as soon as that is closed.
read-only-strip-unknown = { $file } is open in another window. It can be changed here as soon as that is closed.
lock-user-host = { $user } on { $host }
lock-process = process { $number }
lock-since = opened { $ago }
merge-review = Choose…
version-saved = Saved { $ago }
cities-added = { $count ->
    [one] { $count } city added
   *[other] { $count } cities added
 }
cities-changed = { $count ->
    [one] { $count } city changed
   *[other] { $count } cities changed
 }
cities-removed = { $count ->
    [one] { $count } city removed
   *[other] { $count } cities removed
 }
ties-added = { $count ->
    [one] { $count } tie added
   *[other] { $count } ties added
 }
ties-changed = { $count ->
    [one] { $count } tie changed
   *[other] { $count } ties changed
 }
ties-removed = { $count ->
    [one] { $count } tie removed
   *[other] { $count } ties removed
 }
facts-added = { $count ->
    [one] { $count } fact added
   *[other] { $count } facts added
 }
facts-changed = { $count ->
    [one] { $count } fact changed
   *[other] { $count } facts changed
 }
facts-removed = { $count ->
    [one] { $count } fact removed
   *[other] { $count } facts removed
 }
sources-added = { $count ->
    [one] { $count } source added
   *[other] { $count } sources added
 }
sources-changed = { $count ->
    [one] { $count } source changed
   *[other] { $count } sources changed
 }
sources-removed = { $count ->
    [one] { $count } source removed
   *[other] { $count } sources removed
 }
others-changed = details of the atlas
nothing-changed = nothing
versions-title = Earlier versions
versions-text = Each save keeps the version before it, up to ten of a file. What has changed since is counted against the atlas as it is now.
versions-none = No earlier version of this file is kept yet.
versions-reading = Reading…
version-since = Since then: { $what }
version-shown = This is { $file } as it was saved { $ago }. It is a copy: save it to keep it.
versions-go-back = Go back to it
versions-look = Open as a copy
conflicts-title = Changed here and by another program
conflicts-text = { $count ->
    [one] In one place both have changed the same thing differently. Choose which to keep; all other changes of both are kept.
   *[other] In { $count } places both have changed the same thing differently. Choose which to keep; all other changes of both are kept.
 }
conflicts-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
 }
conflicts-open = { $count ->
    [one] { $count } to choose
   *[other] { $count } to choose
 }
conflicts-merge = Merge
conflicts-all-mine = All mine
conflicts-all-theirs = All theirs
conflicts-later = Later
conflict-mine = Mine
conflict-theirs = Theirs, in the file
conflict-before = Before
conflict-nothing = nothing
conflict-whole = “{ $name }”, as a whole
conflict-tie = the tie, with { $count ->
    [one] { $count } claim
   *[other] { $count } claims
 }
conflict-more-fields = { $count ->
    [one] and one more field
   *[other] and { $count } more fields
}
conflict-claim = claim { $number }
conflict-filter = the filter “{ $name }”
conflict-story = the story “{ $name }”
conflict-whole-story = the story, as a whole
conflict-certainty = { $word }: { $why }

## An atlas without a city
empty-atlas = There is no city in this atlas yet
empty-open = Open a file…
empty-open-is = An atlas, or a table of cities and ties
empty-add-city-is = Begin with a place on the map
empty-example-is = What Seoul and Tehran say of their ties, with sources
empty-drop = Or drop a file anywhere on this window.
empty-add-city = Add a city

## Status
opening = Opening { $file }…
standard-input = standard input
tool-select = Select
step-story = arrow keys turn the story, Esc ends it
step-select = click a city or a tie · Ctrl+click takes several, Shift+drag all within
step-empty = add a city (A), or open an atlas
step-selected = Ctrl+click adds to the selection, Shift+drag takes all within · Esc clears it
tool-connect = Connect
next-connect-first = click the first city, or drag from it to the other · Esc cancels
next-connect-second = click the second city, or search it · Esc cancels
next-new-partner = choose or name the place, then Enter: the tie comes next · Esc cancels
tool-add-city = Add city
next-add-city = click its place, or type it · Esc cancels
tool-move = Move
next-move = click the new place, or drag the ring · Esc cancels
tool-measure = Measure
next-measure-first = click where it begins · Esc ends
next-measure-second = click where it ends · Esc ends
next-measure-again = { $distance } · click to begin anew · Esc ends
tool-change = Change
next-fill = Enter or Done ends it · Esc cancels
status-counts = { $cities ->
    [one] { $cities } city
   *[other] { $cities } cities
 } · { $ties ->
    [one] { $ties } tie
   *[other] { $ties } ties
 } · { $facts ->
    [one] { $facts } fact
   *[other] { $facts } facts
 }
notice-trouble = Problem
notice-remark = Note
drawing = drawing…
map-unjudged = The map still shows what it did before: { $why }

## Problems
problems = Problems
problems-tip = What speaks against this atlas, with fixes where they are sure
problems-close = Close the problems
problems-checking = checking…
problems-search = Search
problems-mine = My changes only
problems-none = No problems were found.
problems-none-left = No problem matches.
problems-show-all = Show all
problems-more-hints = { $count } more hints are counted and not listed.
problems-fold = { $sort }, { $count }
problems-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
problems-warnings = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
problems-hints = { $count ->
    [one] { $count } hint
   *[other] { $count } hints
}
problems-status = { $errors }, { $warnings }
problems-status-none = No problems
problem-edit = Edit
problem-merge = Merge…
problems-fix-all = Fix all { $count }
problems-fix-some = Fix { $count } of { $of }
problems-fix-all-tip = All whose remedy is sure, in one step; undo takes it back
problems-mark = Known…
problems-why = Why this is no problem
problems-mark-now = Mark as known
problems-known = Known
problems-known-why = Known: { $why }
problems-known-gone = Nothing bears this mark any more.
problems-unmark = Take the mark off
sort-missing = Reference to nothing
sort-claimant = Wrong claimant
sort-span = Span instead of a date
sort-order = Ends before it begins
sort-empty-range = Empty range
sort-nameless-source = Source without title and address
sort-blank = Blank name or text
sort-about-nothing = Fact about nothing
sort-no-number = Not a number
sort-agreement = Agreement of another tie
sort-fact-without-source = Fact without source
sort-source-unused = Source without use
sort-long-quote = Quotation too long
sort-without-reason = No reason given
sort-same-claim = Same claim twice
sort-without-claims = Tie without claims
sort-claim-without-source = Claim without source
sort-total-without-source = Total without source
sort-without-position = City without a place
sort-one-sided = Claimed by one side only
sort-contradiction = Claims contradict
sort-twin = Probably the same city
sort-level-of-sister = State or province as a sister
sort-district = District beside its city
sort-zero-length = Both cities at one place
sort-far-from-country = Far from its country
sort-future = Date still to come
sort-before-sisters = Sister before there were any
sort-past-term = Agreement past its term
sort-total-differs = Total does not match the list
sort-number-differs = Numbers contradict
sort-ratio-differs = Ratio does not fit its numbers
found-one-sided = { $by } claims it; no word of { $not }’s is known.
found-denied = One side says { $kind }, the other that there is no such tie.
found-contradiction = Claims say { $first } and { $second } at once.
found-same-claim = It says the same as claim { $number }, from another source.
found-twin-near = Probably the same as { $other }, { $distance } away.
found-twin-namesake = There is another entry of this name, { $distance } away.
found-twin-name = Probably the same as { $other }, which has a place.
found-twin-id = The same as { $other }: { $register } { $id }.
found-level = { $city } is a { $level }; sister ties are between cities.
found-district = { $city } is { $distance } away; is the tie the city’s?
found-zero-length = Both cities stand at the same place.
found-far = { $distance } from { $country }; check place and country.
found-future = { $date } is still to come.
found-before-sisters = Since { $date }; the first sister cities are of 1920.
found-past-term = By its term it ended on { $date }; the claim says active.
found-total-differs = { $kind }: { $line }.
found-number-differs = { $here } here, { $there } elsewhere, at the same time.
found-ratio-differs = { $stated } is stated; the two numbers make { $computed }.
fix-remove-claim = Remove this claim
fix-fold-claims = Make one claim of both
fix-remove-tie = Remove the tie
fix-remove-source = Remove the source
fix-add-tie = Add the tie to the agreement
fix-expire = Set to expired
fix-swap-position = Swap latitude and longitude
history = History…
history-tip = The steps that led here; go back or forth by a click
history-title = History
history-close = Close the history
history-how = A click goes back or forth.
history-opened = As it was opened
history-saved = saved
history-undone = undone
history-dropped = { $count ->
    [one] { $count } undone step went with this change.
   *[other] { $count } undone steps went with this change.
 }
history-bring-back = Have them back instead
ago-now = just now
ago-minutes = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
 }
ago-hours = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
 }
ago-days = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
 }
merge-title = Merge two cities
merge-with = Merge with…
merge-with-title = Merge with another entry
merge-with-how = Type the name of the other entry for this city.
merge-button = Merge
merge-stays = Stays
merge-goes = Goes
merge-swap = Swap
merge-moves = What moves
merge-ties = { $count ->
    [one] { $count } tie
   *[other] { $count } ties
 }
merge-ties-folded = { $count ->
    [one] { $count } tie
   *[other] { $count } ties
 }; { $folded ->
    [one] { $folded } joins a tie that is there already, and all claims are kept
   *[other] { $folded } join ties that are there already, and all claims are kept
 }
merge-claims = { $count ->
    [one] { $count } claim says what another says, and becomes one with it
   *[other] { $count } claims say what others say, and become one with them
 }
merge-facts = { $count ->
    [one] { $count } fact
   *[other] { $count } facts
 }
merge-totals = { $count ->
    [one] { $count } published total
   *[other] { $count } published totals
 }
merge-between = { $count ->
    [0] The tie between the two goes.
    [one] The tie between the two goes, with its claim.
   *[other] The tie between the two goes, with its { $count } claims.
 }
merge-nothing-moves = Nothing: no tie, fact or total is of the one that goes.
merge-keeps-names = Names in other languages, earlier names, outside ids and notes of both are kept.
fix-mirror-position = Turn it to its country’s side

## Names of what is on the map
node-map = Map
node-city = City { $name }
node-tie = Tie { $a } – { $b }
node-tie-contested = Tie { $a } – { $b }, contested
tie-name = { $a } – { $b }
places-here = { $count } places here
things-here = { $count } places and ties here
choose = Choose { $name }
more-here = and { $count } more { $count ->
    [one] tie
   *[other] ties
 } here · Alt+click lists them
next-here = Click again: { $name }
ties-count = { $count ->
    [one] { $count } tie
   *[other] { $count } ties
 }
legend = Legend
legend-fold = Fold the legend
legend-unfold = Unfold the legend
attribution = Natural Earth · GeoNames
attribution-plain = GeoNames
attribution-openstreetmap = © OpenStreetMap contributors

## Kinds
kind-sister = sister
kind-friendship = friendship
kind-memorandum = memorandum
kind-project = project
kind-contact = contact
kind-none = no such tie
# What a city is taken to deny, because its lists leave the tie out.
kind-none-inferred = no such tie in its lists
head-sister = Sister
head-friendship = Friendship
head-memorandum = Memorandum
head-project = Project
head-contact = Contact
head-none = No such tie
contested = Contested
unconfirmed = Unconfirmed

## States
state-proposed = Proposed
state-active = Active
state-dormant = Dormant
state-suspended = Suspended
state-expired = Expired
state-ended = Ended
state-unknown = State unknown
maybe = Uncertain

## Certainty
stated = stated
inferred = inferred
doubted = doubted
withdrawn = withdrawn
because = { $certainty }: { $why }

## Panel
selection-gone = What was selected is no longer in the atlas.
how-to-begin = Click a city or a tie; Edit changes it.
how-to-begin-empty = Add a city (A) and a second one, then connect them (C). Edit gives the atlas its title.
claim-since = since { $date }
claim-since-by = since { $date } or before
claim-since-from = since { $date } or later
claim-until = until { $date }
claim-until-by = until { $date } or before
claim-until-from = until { $date } or later
no-date = no date given
both = Both
others = Others
most-recent = Most recent
# One day, month or year out of several; which is not known.
recent-one-of = one of { $date }
most-disputed = Most disputed
the-article = The article
key-contested = contested
key-unconfirmed = unconfirmed
key-not-active = not active
apart = { $distance } apart
not-standing = Not standing
date-disputed = Date disputed
who-says-what = Who says what
what-happened = What happened
# Facts that stand with the ties of a city: each row names a tie and how many facts it has.
on-its-ties = On its ties
facts-count = { $count ->
    [one] { $count } fact
   *[other] { $count } facts
 }
facts-on-tie = { $facts } on { $tie }
sources = Sources
no-source = no source
all-sources = { $count ->
    [one] The only source
   *[other] All { $count } sources
 }
sources-not-cited = { $count } not cited
times-cited = { $count ->
    [0] not cited
    [one] cited once
   *[other] cited { $count } times
 }
source-published = published { $date }
source-read = read { $date }
population = Population
area = Area
not-known = not known
country-not-known = country not known
place-not-known = place not known
people-unit = people
published-head = Published, held against the list
total-line = { $count } published, { $listed } listed
total-line-uncertain = { $count } published, { $listed } listed, { $uncertain } uncertain
any-kind = Partners
total-dated = held against the list as of { $date }
total-undated = no date given; held against the list as it stands
total-entries-undated = held against the list as it stands, since { $count ->
    [one] the entry has no date
   *[other] the entries have no dates
 }
total-some-undated = { $count ->
    [one] { $count } entry has no date
   *[other] { $count } entries have no dates
 }
total-missing = { $count ->
    [one] { $count } is missing from the list.
   *[other] { $count } are missing from the list.
 }
total-missing-perhaps = { $count ->
    [one] { $count } is missing from the list; perhaps, by others’ or doubted words:
   *[other] { $count } are missing from the list; perhaps, by others’ or doubted words:
 }
total-surplus = { $count ->
    [one] The list has { $count } more than was published.
   *[other] The list has { $count } more than were published.
 }
total-surplus-perhaps = { $count ->
    [one] The list has { $count } more than was published; perhaps one that is only inferred:
   *[other] The list has { $count } more than were published; perhaps some that are only inferred:
 }
total-list = Who is listed ({ $count })
total-at = { $date }: { $count } published, { $listed } listed
total-published-at = { $date }: { $count } published
earlier-totals = Earlier totals ({ $count })
unconfirmed-count = { $count } unconfirmed
beside-count = { $count } beside another kind
also-kinds = also { $kinds }
more = { $count } more
fewer = Fewer
nothing-known = Nothing is recorded yet.

## Levels of places
level-city = city
level-district = district
level-province = province
level-state = state
level-prefecture = prefecture
level-other = place

## Sorts of facts
fact-agreement = Agreement
fact-visit = Visit
fact-invitation = Invitation
fact-naming = Naming
fact-statistic = Figure
fact-interest = Interest
fact-plan = Plan
fact-event = Event
fact-relations = Relations

## Particulars of facts
fact-people = People: { $what }
fact-people-count = { $count ->
    [one] { $count } person took part
   *[other] { $count } people took part
 }
fact-organisations = Organisations: { $what }
fact-cost = Cost: { $what }
fact-fields = Fields: { $what }
fact-place = Signed in { $what }
fact-signatories = Signed by { $what }
fact-approval = Approved: { $what }
fact-term = Holds { $what }
fact-review = Next review: { $what }

## Numbers
number-million = { $number } million
distance-km = { $number } km
distance-m = { $number } m
quantity = { $number } { $unit }

## Dates
# Twelve words each.
months = Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec
months-long = January February March April May June July August September October November December
date-day = { $day } { $month } { $year }
date-day-of-year = { $day } { $month }
date-month = { $month } { $year }
# A year by itself; within a day or a month it stands as it is.
date-days-of-year = { $from } – { $to } { $year }
# Months of the Solar Hijri calendar, from Farvardin.
solar-months = Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr Aban Azar Dey Bahman Esfand
solar-day = { $day } { $month } { $year }
solar-month = { $month } { $year }
date-in-both = { $date } ({ $solar })
date-year = { $year }
date-years = { $from }–{ $to }
date-decade = { $date }s
date-bc = { $date } BC
date-about = c. { $date }
date-about-long = about { $date }
date-span = { $from } to { $to }
date-between = between { $from } and { $to }
date-since = since { $date }
date-since-short = { $date }–
date-until = until { $date }
date-until-short = –{ $date }
date-end-unknown = from { $date }, its end not known
date-end-unknown-short = { $date }–?
date-start-unknown = until { $date }, its start not known
date-start-unknown-short = ?–{ $date }
date-by = by { $date }
date-by-long = in or before { $date }
date-from = from { $date }
date-from-long = in or after { $date }
date-or = { $a } or { $b }
date-comma = { $a }, { $b }
date-unknown = not known
date-unknown-short = ?

## Trouble
bench-closed = the window was closed before the bench was done; leave it open
no-opengl = no window with OpenGL could be opened ({ $why }); install Mesa's software driver (Debian: libgl1-mesa-dri), then try again

## Steps that undo and redo name
step-add-city = Add { $city }
step-rename-city = Rename { $from } to { $to }
step-move-city = Move { $city }
step-remove-city = { $ties ->
    [0] Remove { $city }
    [one] Remove { $city } and { $ties } tie
   *[other] Remove { $city } and { $ties } ties
 }
step-add-tie = Connect { $a } and { $b }
step-add = Add { $what }
step-change = Change { $what }
step-change-field = Change the { $field } of { $what }
step-remove = Remove { $what }
step-remove-last-claim = Remove { $what } and the tie with it
step-claim-of = { $who }’s claim on { $tie }
step-claim-of-both = both cities’ claim on { $tie }
step-claim-reported = a reported claim on { $tie }
step-fact = the { $kind } about { $about }
step-fact-of-nothing = the { $kind }
step-source = the source { $source }
step-remove-source = { $citations ->
    [0] Remove the source { $source }
    [one] Remove the source { $source } and { $citations } citation
   *[other] Remove the source { $source } and { $citations } citations
 }
step-total = a published total of { $city }
step-save-filter = Save the filter “{ $what }”
step-change-filter = Change the filter “{ $what }”
step-rename-filter = Rename the filter “{ $from }” to “{ $to }”
step-remove-filter = Remove the filter “{ $what }”
step-add-story = Save the story “{ $what }”
step-story-added = Add a view to “{ $what }”
step-story-removed = Remove a view from “{ $what }”
step-story-moved = Move a view of “{ $what }”
step-story-words = Change the words of “{ $what }”
step-story-shown = Change what a view of “{ $what }” shows
step-story-several = Change the story “{ $what }”
step-rename-story = Rename the story “{ $from }” to “{ $to }”
step-remove-story = Remove the story “{ $what }”
step-join = Merge { $from } into { $into }
step-mark-known = Mark a problem as known
step-unmark-known = Take the mark off a known problem
step-change-about = Change what the atlas says of itself
step-reloaded = Take over the file’s changes
step-merged = Merge in the file’s changes
step-earlier = Go back to an earlier version
step-nothing = Nothing
field-name = name
field-at = place
field-names = names
field-former = former names
field-country = country
field-level = level
field-seat = seat
field-ids = outside ids
field-notes = notes
field-by = claimant
field-kind = kind
field-term = term
field-since = beginning
field-until = end
field-state = state
field-certainty = certainty
field-agreement = agreement
field-cite = sources
field-about = subjects
field-when = date
field-statement = statement
field-particulars = particulars

# Filters. Their sentence is made of these parts, with dots between them.
filter-only = { $names }
filter-without = without { $names }
filter-none = nothing
filter-maybe = uncertain at the date
filter-sure = certain at the date
filter-dated = date known
filter-undated = date not known
filter-countries = with a city in { $names }
filter-degree-least = { $least ->
    [one] with a city of 1 tie or more
   *[other] with a city of { $least } ties or more
 }
filter-degree-most = { $most ->
    [one] with a city of at most 1 tie
   *[other] with a city of at most { $most } ties
 }
filter-degree = with a city of { $least } to { $most } ties
filter-near = { $steps ->
    [one] ties of { $cities }
   *[other] within { $steps } steps of { $cities }
 }
filter-words = “{ $words }”
vouched-agreed = Agreed
vouched-one-sided = One-sided
filter-strip = Filter
filter-shows = { $shown } of { $all } ties
filter-shows-none = No tie is left
filter-uncounted = The numbers beside the filters are those of before: { $why }
filter-clear = Clear
filter-save = Save as…
filter-name-field = Name of the filter
filter-save-now = Save
filter-hides = The filter hides this tie: { $why }.
filter-hides-all = The filter hides all ties of this city.
filter-show = Show
filter-why-kind = its kind is switched off
filter-why-state = its state is switched off
filter-why-certainty = how it is vouched for is switched off
filter-why-maybe = it is left out by how certain it is at the date
filter-quiet = quiet since before { $date }
filter-quiet-head = Quiet since before
filter-quiet-hint = A year, a month or a day
filter-why-quiet = it was active since, or nothing of its activity is known
filter-why-dated = it is left out by whether its date is known
filter-why-city = neither of its cities is among those asked for
filter-why-near = it is too far from the cities asked for
filter-why-words = the words are not found in it
legend-row = { $meaning }, { $count }
legend-hide = Click to hide these; Alt+click for these alone
legend-show = Click to show these; Alt+click for these alone

## What went wrong: what is wrong; what to do
severity-error = error
severity-warning = warning
severity-hint = hint
and-more = and { $count } more; correct these first
did-you-mean = did you mean "{ $what }"?
remedy-delete = delete it
remedy-one-of = use one of { $words }

# Values. What stands in quotation marks is the user's own.
bad-latitude = latitude { $what } is not on the globe; use -90 to 90 degrees, north positive
bad-longitude = longitude { $what } is not on the globe; use -180 to 180 degrees, east positive
bad-country = "{ $what }" is no country code; use the two capital letters of ISO 3166-1, as in "KR"
bad-id-empty = an id can't be empty; use a-z, 0-9 and single hyphens between words, as in "sao-paulo"
bad-id = "{ $what }" is no id; use a-z, 0-9 and single hyphens between words, as in "sao-paulo"
bad-tie-id = "{ $what }" is no tie id; write both city ids in alphabetical order with -- between them, as in "seoul--tehran"
bad-date = "{ $what }" is no date; write 1977, 1977-06, 1977-06-17, 1963?, 1977~, 196X, 1960/1979 or [1969..1973]
bad-date-calendar = "{ $what }" is not in the calendar; use months 01 to 12 and the days that the month has
bad-date-order = "{ $what }" ends before it starts; write the earlier date first
bad-date-time = "{ $what }" has a time of day; write the day alone, as in 1977-06-17
bad-date-season = "{ $what }" has a season; write a set of months, as in [1977-06..1977-08], or the year alone
bad-date-long-year = "{ $what }" has a long year; write four digits, from -9999 to 9999
bad-date-exponent = "{ $what }" has an exponent or significant digits; write the year out, or open digits as in 19XX
bad-date-all-of = "{ $what }" is several dates at once; write each in a fact or claim of its own, or [1975,1976] for one of them
bad-date-part = "{ $what }" qualifies a part of a date; put ?, ~ or % at its end, as in 1977-06-17~
bad-date-open-digits = "{ $what }" has open digits that are not the last ones; write 196X, 19XX, 1977-XX, 1977-XX-XX or 1977-06-XX

# Edits that are refused.
cant-edit-missing = what you are changing is not in the atlas any more; undo may bring it back
cant-edit-missing-claim = the claim that you are changing is not there any more; undo may bring it back
cant-edit-story-taken = there is a story "{ $what }" already; choose another name
cant-edit-agreement = A claim on { $what } names it as its agreement; take the agreement out of that claim first.
cant-edit-name-taken = there is a filter "{ $what }" already; choose another name

# Problems of an atlas. Words between backticks are fields of the file.
problem-no-city = there is no city "{ $what }"; add it, or correct the id
problem-no-city-but = there is no city "{ $what }"; did you mean "{ $nearest }"?
problem-no-tie = there is no tie "{ $what }"; add it, or correct the id
problem-no-fact = there is no fact "{ $what }"; add it, or correct the id
problem-no-fact-but = there is no fact "{ $what }"; did you mean "{ $nearest }"?
problem-no-source = there is no source "{ $what }"; add it, or correct the id
problem-no-source-but = there is no source "{ $what }"; did you mean "{ $nearest }"?
problem-not-an-end = "{ $what }" is neither end of this tie; name an end, or leave `by` out and cite who reports it
problem-named-twice = "{ $what }" is named twice; delete one
problem-span = "{ $what }" is a span, and this must be a moment; write a date, or a set as in [1969..1973]
problem-order = it begins in "{ $since }", after its end in "{ $until }"; correct one of the dates
problem-empty-range = no count is at least { $least } and at most { $most }; correct one of them
problem-nameless-source = the source has neither title nor url; add one of them
problem-blank = { $what } is blank; write it, or remove the entry
problem-about-nothing = the fact is about nothing; name a city or a tie in `about`
problem-no-number = { $what } is no finite number; correct it
problem-no-agreement = "{ $what }" is no agreement; point at a fact of kind agreement, or leave this out
problem-agreement-elsewhere = "{ $what }" is not about this tie; add the tie to its `about`, or correct the id
problem-fact-without-source = the fact has no source; cite one
problem-source-unused = nothing cites this source; cite it, or delete it
problem-long-quote = the quotation has { $words } words; shorten it to { $most }
problem-without-reason = no reason is given; say how it is inferred, or why it is doubted or withdrawn
problem-claim-twice = claim { $what } of this tie says the same; delete one
problem-without-claims = nothing is claimed of this tie; add a claim, or delete the tie
problem-claim-without-source = the claim has no source; cite one
problem-total-without-source = the total has no source; cite one
problem-without-position = the city has no position and is not drawn; give it one in `at`

# Files that are no atlas.
part-atlas = the atlas
part-about = what the atlas says of itself
part-city = a city
part-former-name = a former name
part-tie = a tie
part-claim = a claim
part-fact = a fact
part-quantity = a quantity
part-direction = a direction
part-cost = a cost
part-agreement = an agreement
part-source = a source
part-citation = a citation
part-total = a total
part-position = a position
part-other = this
cant-read-in-field = { $field }: { $fault }
cant-read-as-in = { $fault }, as in { $field }: { $example }
cant-read-empty = the file is empty; open another, or start a new atlas
cant-read-utf-16 = the text is encoded as UTF-16; save it as UTF-8
cant-read-no-text = this is no text in UTF-8, or has a zero byte in it; open a .ron file, or save the text as UTF-8
cant-read-no-atlas = this is no City Ties atlas; an atlas begins with (format: "city-ties", version: 1,
cant-read-format = the format is { $what }, not "city-ties"; open it with the program that wrote it
cant-read-no-version = the version is missing; write version: 1, after the format
cant-read-newer = the file has version { $what } of the format, this program knows versions up to 1; open it with a newer City Ties
cant-read-version = { $what } is no version of the format; write version: 1
cant-read-cut-short = the file ends too early: the { $bracket } at { $opened } is never closed; close it, or fetch the file again if it was cut short
cant-read-unclosed-text = the text that begins here never ends; close it with a quotation mark, or fetch the file again if it was cut short
cant-read-unclosed-comment = the comment that begins here never ends; close it with */
cant-read-more = there is more after the end of the atlas; delete it, or look for a bracket too many before it
cant-read-too-deep = the brackets are nested too deeply; an atlas needs fewer than ten levels
cant-read-field = { $of } has no field "{ $field }"; { $remedy }
cant-read-word = "{ $word }" is not known here; { $remedy }
cant-read-lacks = { $of } lacks its { $field }; add { $field }: …
cant-read-twice = { $what } stands here twice; delete one of them
cant-read-key-twice = "{ $key }" stands in line { $line } already; give one of them another id, or delete it
cant-read-other = { $what }; correct it
expected-text = expected a text in quotation marks, found { $found }; put quotation marks about it
expected-number = expected a number, found { $found }; write a number without quotation marks
expected-whole-number = expected a whole number, found { $found }; write a whole number without quotation marks
expected-count = expected a whole number from 0 to 4294967295, found { $found }; write one in these bounds
expected-escape = expected only the escapes \" \\ \n \t \r and \u{"{"}…{"}"} in a text, found { $found }; write \\ for a backslash
expected-boolean = expected true or false, found { $found }; write one of the two
expected-word = expected a word, found { $found }; write one without quotation marks
expected-list = expected a list, found { $found }; put it in [ ]
expected-map = expected a map, found { $found }; put it in {"{"} {"}"}
expected-bracket = expected an opening bracket "(", found { $found }; put ( ) about what belongs here
expected-comma = expected a comma, found { $found }; put one before it, or look for a quotation mark or bracket missing there
expected-colon = expected a colon, found { $found }; put one between the name and its value
expected-list-end = expected a closing bracket "]", found { $found }; close the list before it
expected-map-end = expected a closing bracket "{"}"}", found { $found }; close the map before it
expected-bracket-end = expected a closing bracket ")", found { $found }; close the bracket before it
cant-read-csv-utf-8 = this is no UTF-8; save the file as UTF-8 and try again
cant-read-csv-column = there is no column "{ $what }"; name it in the first line
cant-read-csv-id = "{ $what }" can be no id; use a-z, 0-9 and single hyphens
cant-read-csv-position = "{ $what }" is no latitude and longitude; write degrees, as in 37.5,127.0, or leave both empty
cant-read-csv-date = "{ $what }" is no date; write a year, or leave it empty
cant-read-csv-city = there is no city "{ $what }"; add it to the file of cities
cant-read-csv-itself = "{ $what }" is tied to itself; name two cities
cant-read-csv-twice = there is another city "{ $what }"; give each an id of its own
cant-write-type = the file format has no form for { $what }; report this as a bug
cant-write = { $why }; report this as a bug
cant-write-value = a value could not be formatted; report this as a bug

# Files that can't be opened, saved or kept. What stands in brackets is the system's word.
cant-open-missing = there is no such file; check the path
cant-open-name = no file can have such a name; check the path
cant-open-folder = this is a folder; name a file in it
cant-open-no-file = this is a pipe or a device, not a file; give its output to city-ties as -, or save it in a file
cant-open-permission = you may not read this file; change its permissions, or ask its owner
cant-open-large = the file is larger than { $what } MB; an atlas of a million ties is not, so this is probably another file
cant-open = it can't be read ({ $why }); check the disk, then try again
cant-open-csv-neither = this table is neither of cities nor of ties; its first line must name the columns id, name, lat, lon for cities, or a, b for ties
cant-open-csv-no-ties = this is a table of cities, and that of its ties is not beside it; put that into the same folder, called the same with ties in the place of cities
cant-open-csv-no-cities = this is a table of ties, and that of its cities is not beside it; put that into the same folder, called the same with cities in the place of ties
cant-save-no-folder = its folder is not there; check the path, or save to another folder
cant-save-not-a-folder = a part of its path is a file, not a folder; save to another folder
cant-save-folder = a folder of this name is in the way; save under another name
cant-save-no-file = this is no regular file; save to a file
cant-save-links = its links lead in a circle; save to another file
cant-save-name = the disk can't hold a file of this name; save under a shorter, plainer one
cant-save-overtaken = another program has changed the file meanwhile; open it again, or save to another file
cant-save-read-only = the file is read only; save to another file, or change its permissions
cant-save-permission = you may not write to its folder; save to another folder, or change its permissions
cant-save-read-only-disk = the disk is read only; save to another disk
cant-save-full = the disk is full; make room, then save again, or save to another disk
cant-save-quota = your share of the disk is used up; make room, then save again, or save to another disk
cant-save = it can't be written ({ $why }); check the disk, then save again, or save elsewhere
settings-damaged = the settings can't be read ({ $why }); the usual ones hold, and what was there is kept in { $kept }
settings-unreadable = the settings can't be read ({ $why }); the usual ones hold for now, and changes to them are not kept; check the file, then start again
# A file that is to be kept in the user's folders, and why it is not.
file-and-why = { $file }: { $why }

# What comes with the program.
no-gazetteer = this is no gazetteer
gazetteer-version = the gazetteer has version { $what }, this program reads version 1
gazetteer-packing = the gazetteer does not unpack: { $why }
gazetteer-damaged = the gazetteer is damaged
no-world = this is no world map
world-version = the world map has version { $what }, this program reads version 1
world-packing = the world map does not unpack: { $why }
world-damaged = the world map is damaged
job-panicked = a fault in the program: { $why }
job-no-thread = no thread could be started: { $why }

# The command line.
usage-no-option = there is no option { $what }; see city-ties --help
usage-one-file = the window opens one file, and { $what } is one too many; to check several: city-ties check FILE...
usage-no-command = { $what } is neither a command nor a file; see city-ties --help, or check the path
usage-no-name = one of the files has an empty name; name a file, or leave the quotation marks out
usage-needs-file = { $option } needs a file behind it; see city-ties --help
usage-needs-number = { $option } needs a number from 1 on behind it; see city-ties --help
usage-needs-pair = { $option } needs { $other } FILE behind it; see city-ties --help
usage-check = check needs a file; write city-ties check FILE, or - for standard input
usage-merge = merge needs three files; write city-ties merge BASE MINE THEIRS
merge-conflict = conflict: { $place }: base { $base }, mine { $mine }, theirs { $theirs }; kept { $kept }
merge-nothing = nothing
merge-base = base
merge-mine = mine
merge-theirs = theirs
output-fails = the output can't be written ({ $why }); check where it goes
no-window = this build has no window; build it with the feature `window`, or see city-ties --help
# Several selected.
select-all = Select all
select-all-tip = Select every city and tie that the map shows
invert-selection = Invert the selection
invert-selection-tip = Select what is not selected, instead of what is: of cities alone where only cities are, of ties where only ties are
zoom-to-selection = Zoom to the selection
zoom-to-selection-tip = Show all that is selected, as near as can be
cities-count = { $count ->
    [one] { $count } city
   *[other] { $count } cities
}
cities-and-ties = { $cities } and { $ties }
several-selected = { $what } selected
zoom-to = Zoom to
clear = Clear
does-not-stand = Does not stand
more-countries = { $count ->
    [one] 1 more country
   *[other] { $count } more countries
 }
take-out = Take { $name } out of the selection
remove-several = Remove…

# The filter panel.
filters = Filters
filters-tip = Show the panel that says which ties are shown, or put it away
filter-title = Filter
filter-close = Close the filter panel
filter-choice-tip = Alt+click for this alone
filter-words-head = Words
filter-words-hint = In names, terms, notes
filter-country = Country of either end
filter-country-field = Country of either end: { $chosen }
filter-country-search = Find a country
filter-any = Any
filter-countries-count = { $count } countries
filter-kind = Kind
filter-state = State
filter-degree-head = Ties of either end
filter-degree-from = from
filter-degree-to = to
filter-degree-of = of { $most }
filter-certainty = Certainty
filter-since = Since
filter-since-known = Known
filter-since-unknown = Not known
filter-at-date = At the date
filter-at-date-sure = Certain
filter-at-date-maybe = Uncertain
filter-near-head = Neighbours of the selection
filter-near-field = Neighbours of the selection: { $chosen }
filter-near-off = Off
filter-near-steps = { $steps ->
    [one] Its own ties
   *[other] Up to { $steps } steps
 }
filter-near-none = Select a city or a tie first
filter-near-of = of { $cities }
filter-near-take = Take what is selected now
filters-saved = Saved filters
filters-none = None yet
filter-apply = Show { $name }
filter-menu = Change the filter { $name }
filter-replace = Replace with the present filter
filter-rename = Rename…
filter-remove = Remove
filter-save-panel = Save filter
filter-clear-all = Clear

# What dots and lines are sized by.
dots-by = Size dots by
dots-by-ties = Number of ties
dots-by-ties-tip = The more ties a city has, the larger its dot
dots-by-population = Population
dots-by-population-tip = The more people live in a city by the latest fact that says so, the larger its dot; hollow where none does
dots-by-facts = Number of facts
dots-by-facts-tip = The more facts tell of a city or of its ties, the larger its dot
widths-by-facts = Wider lines for ties with facts
widths-by-facts-tip = Where there are few ties, the more facts tell of one, the wider its line
legend-dots-ties = Dots: number of ties
legend-dots-population = Dots: population
legend-dots-facts = Dots: number of facts
select-by = Select by
select-by-country = Country
select-by-tip = Ctrl+click adds them to the selection
