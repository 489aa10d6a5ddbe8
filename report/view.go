package report

import (
	"fmt"

	"unknot/engine/protocol"
)

// A View is the page as words and drawings, for a face that lays it out by
// itself. It says what the PDF says, by the same rules and in the same words.
type View struct {
	Title       string   `json:"title"`
	Made        string   `json:"made"`
	Covers      string   `json:"covers"`
	Name        Field    `json:"name"`
	Born        Field    `json:"born"`
	Now         string   `json:"now"`
	Suspended   bool     `json:"suspended"`
	Answers     Answers  `json:"answers"`
	Course      Drawing  `json:"course"`
	CourseSlim  Drawing  `json:"courseSlim"` // the same for a phone
	CourseTitle string   `json:"courseTitle"`
	Legend      []string `json:"legend"`
	Mornings    []string `json:"mornings"` // the course in words, newest first
	Flags       Flags    `json:"flags"`
	Cleared     List     `json:"cleared"`
	Harms       List     `json:"harms"`
	Doses       Doses    `json:"doses"`
	Figure      Drawing  `json:"figure"`
	FigureTitle string   `json:"figureTitle"`
	FigureSays  []string `json:"figureSays"`
	Question    Question `json:"question"`
	Foot        []string `json:"foot"`
}

// A Field is a label with what was entered, "" for a line to write on.
type Field struct {
	Label string `json:"label"`
	Text  string `json:"text"`
}

// A List is a heading with lines, and what it says where there are none.
type List struct {
	Title string   `json:"title"`
	Lines []string `json:"lines"`
	None  string   `json:"none"`
}

// Answers are those of the newest full check.
type Answers struct {
	Title       string   `json:"title"`
	None        string   `json:"none"` // what is said where there is no check, and nothing else
	Yes         []string `json:"yes"`
	Values      []string `json:"values"`
	YesNone     string   `json:"yesNone"`
	LedTo       string   `json:"ledTo"`
	DeniedTitle string   `json:"deniedTitle"`
	Denied      []string `json:"denied"`
	Missing     string   `json:"missing"`
}

// Flags are what suspended rolling, one line a rule.
type Flags struct {
	Title string    `json:"title"`
	None  string    `json:"none"`
	Rows  []FlagRow `json:"rows"`
}

// A FlagRow is since when, how grave, why, and whether it stands.
type FlagRow struct {
	Day    string `json:"day"`
	Level  string `json:"level"`
	Reason string `json:"reason"`
	State  string `json:"state"`
	Stands bool   `json:"stands"`
}

// Doses are sessions, techniques and what was felt.
type Doses struct {
	Title   string     `json:"title"`
	None    string     `json:"none"`
	Summary string     `json:"summary"`
	Columns []string   `json:"columns"`
	Rows    [][]string `json:"rows"`
	Notes   []string   `json:"notes"`
}

// A Question is what the professional is asked back.
type Question struct {
	Title      string   `json:"title"`
	Lead       string   `json:"lead"`
	Ticks      []string `json:"ticks"`
	Without    string   `json:"without"`
	Techniques []string `json:"techniques"`
	Hold       string   `json:"hold"`
	Until      string   `json:"until"`
	More       string   `json:"more"`
	Who        string   `json:"who"`
	Signed     string   `json:"signed"`
	Ask        string   `json:"ask"`
	AskSpaced  string   `json:"askSpaced"` // the letters, where they are few enough to be typed
	URL        string   `json:"url"`
	Scan       string   `json:"scan"`
}

// Look makes the page as words and drawings. Its error is a wish that cannot
// be met.
func Look(in Input) (View, error) {
	if err := in.check(); err != nil {
		return View{}, err
	}
	f := gather(&in)
	p := &page{&sheet{}, f} // nothing is put on it
	v := View{Title: p.say("title"), Made: p.say("made", "day", dayName(p.to)),
		Covers: p.say("covers", "from", dayName(p.from), "to", dayName(p.to), "n", fmt.Sprint(in.Days)),
		Name:   Field{p.say("name"), in.Name}, Born: Field{p.say("born"), in.Born},
		Suspended: len(p.standing.Flags) > 0, Answers: p.lookAnswers(), Flags: p.lookFlags(), Cleared: p.lookCleared(),
		Harms: List{Title: p.say("harms.title", "n", fmt.Sprint(len(in.Harms))), Lines: p.lookHarms()},
		Doses: p.lookDoses(), Question: p.lookQuestion(),
	}
	v.Now = p.nowSays()
	v.Course, v.CourseSlim = p.drawCourse(wideRoom), p.drawCourse(phoneRoom)
	v.CourseTitle, v.Legend, v.Mornings = p.say("course.title"), p.courseLegend(), some(p.inWords())
	v.Figure, v.FigureTitle = p.drawFigures(), p.say("figure.title")
	v.FigureSays = []string{p.say("figure.never")}
	v.Foot = []string{p.footRules(), p.say("foot.plain")}
	return v, nil
}

// some is a list that is there, also when it is empty.
func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func (p *page) lookAnswers() Answers {
	c, ok := p.newest()
	if !ok {
		return Answers{Title: p.say("answers.title"), None: p.say("answers.none"), Yes: []string{}, Values: []string{}, Denied: []string{}}
	}
	s := p.sort(c)
	out := Answers{Title: p.say("answers.yes", "n", fmt.Sprint(len(s.yes)), "day", dayName(c.day)), Yes: some(s.yes), Values: some(s.values),
		YesNone: p.say("answers.yes.none"), LedTo: p.ledTo(c),
		DeniedTitle: p.say("answers.no", "n", fmt.Sprint(len(s.denied))), Denied: some(s.denied)}
	if len(s.missing) > 0 {
		out.Missing = p.missingSays(s)
	}
	return out
}

func (p *page) lookFlags() Flags {
	out := Flags{Title: p.say("flags.title", "n", fmt.Sprint(len(p.flags))), None: p.say("flags.none"), Rows: []FlagRow{}}
	rows := together(p.flags)
	shown := 0
	for i, row := range rows {
		if i == maxFlags-1 && len(rows) > maxFlags {
			out.Rows = append(out.Rows, FlagRow{Reason: p.say("more", "n", fmt.Sprint(len(p.flags)-shown))})
			break
		}
		shown += len(row)
		f := row[0]
		state, reason := p.flagSays(row)
		out.Rows = append(out.Rows, FlagRow{dayName(f.at.Day()), p.in.Words.Say("level." + f.level.String() + ".name"), reason, state, p.stands(f.id)})
	}
	return out
}

// maxCleared is how many clearances, and mostHarms how many adverse events, are
// listed before the rest is counted.
const maxCleared, mostHarms = 4, 3

func (p *page) lookCleared() List {
	out := List{Title: p.say("cleared.title"), None: p.say("cleared.none"), Lines: []string{}}
	for i := len(p.cleared) - 1; i >= 0; i-- {
		if len(out.Lines) == maxCleared-1 && i > 0 {
			out.Lines = append(out.Lines, p.say("more", "n", fmt.Sprint(i+1)))
			break
		}
		out.Lines = append(out.Lines, p.clearance(p.cleared[i]))
	}
	return out
}

func (p *page) lookHarms() []string {
	all := some(p.harms())
	if len(all) <= mostHarms {
		return all
	}
	return append(all[:mostHarms-1:mostHarms-1], p.say("more", "n", fmt.Sprint(len(all)-mostHarms+1)))
}

func (p *page) lookDoses() Doses {
	out := Doses{Title: p.say("doses.title"), None: p.say("doses.none"), Columns: []string{p.say("doses.technique")}, Rows: [][]string{}, Notes: []string{}}
	for _, c := range doseColumns {
		out.Columns = append(out.Columns, p.say("doses."+c.id))
	}
	for _, s := range []string{p.around(), p.activities()} {
		if s != "" {
			out.Notes = append(out.Notes, s)
		}
	}
	if p.count.began == 0 {
		return out
	}
	out.Summary = p.summary()
	out.Notes = append([]string{p.sensations()}, out.Notes...)
	for _, d := range p.doses {
		t := p.in.Engine.Pack().Techniques[d.technique].ID
		out.Rows = append(out.Rows, []string{p.in.Words.Say("technique." + string(t) + ".name"), fmt.Sprint(d.sessions),
			minutes(d.seconds[protocol.Left]), minutes(d.seconds[protocol.Right]), fmt.Sprint(d.eased), fmt.Sprint(d.same), fmt.Sprint(d.hurt)})
	}
	return out
}

func (p *page) lookQuestion() Question {
	q := Question{Title: p.say("question.title"), Lead: p.say("question.lead"), Without: p.say("question.without"),
		Until: p.say("question.until"), More: p.say("question.more"), Who: p.say("question.who"), Signed: p.say("question.signed")}
	hold := p.in.Engine.Pack().Dose.Hold
	q.Hold = p.say("question.hold", "least", fmt.Sprint(hold.Min), "most", fmt.Sprint(hold.Max))
	for _, id := range []string{"no", "yes", "limits"} {
		q.Ticks = append(q.Ticks, p.say("question."+id))
	}
	for _, t := range p.in.Engine.Pack().Techniques {
		q.Techniques = append(q.Techniques, p.in.Words.Say("technique."+string(t.ID)+".short"))
	}
	if q.Ask = p.ask(); q.Ask != "" {
		var id string
		if q.URL, id = p.askText(q.Ask); typed(q.Ask) {
			id, q.AskSpaced = id+".letters", groups(q.Ask)
		}
		q.Scan = p.say(id, "link", p.in.Link)
	}
	return q
}
