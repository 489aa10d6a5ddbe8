package fhir

// Only what this package writes; the names are those of FHIR R4.
type (
	entry struct {
		FullURL  string `json:"fullUrl"`
		Resource any    `json:"resource"`
	}
	coding struct {
		System  string `json:"system"`
		Code    string `json:"code"`
		Display string `json:"display,omitempty"`
	}
	concept struct {
		Coding []coding `json:"coding,omitempty"`
		Text   string   `json:"text,omitempty"`
	}
	reference struct {
		Reference string `json:"reference"`
	}
	identifier struct {
		System string `json:"system"`
		Value  string `json:"value"`
	}
	period struct {
		Start string `json:"start,omitempty"`
		End   string `json:"end,omitempty"`
	}
	annotation struct {
		AuthorString string `json:"authorString,omitempty"`
		Time         string `json:"time,omitempty"`
		Text         string `json:"text"`
	}
	quantity struct {
		Value  int    `json:"value"`
		Unit   string `json:"unit"`
		System string `json:"system"`
		Code   string `json:"code"`
	}
	humanName struct {
		Text string `json:"text"`
	}
	patient struct {
		ResourceType string      `json:"resourceType"`
		ID           string      `json:"id"`
		Name         []humanName `json:"name,omitempty"`
		BirthDate    string      `json:"birthDate,omitempty"`
	}
)

// The safety check and its answers.
type (
	questionnaire struct {
		ResourceType string   `json:"resourceType"`
		ID           string   `json:"id"`
		URL          string   `json:"url"`
		Version      string   `json:"version"`
		Name         string   `json:"name"`
		Title        string   `json:"title"`
		Status       string   `json:"status"`
		SubjectType  []string `json:"subjectType"`
		Description  string   `json:"description"`
		Item         []asked  `json:"item"`
	}
	asked struct {
		LinkID       string   `json:"linkId"`
		Text         string   `json:"text"`
		Type         string   `json:"type"`
		Required     bool     `json:"required,omitempty"`
		Repeats      bool     `json:"repeats,omitempty"`
		AnswerOption []option `json:"answerOption,omitempty"`
		Item         []asked  `json:"item,omitempty"`
	}
	option struct {
		ValueCoding coding `json:"valueCoding"`
	}
	response struct {
		ResourceType  string     `json:"resourceType"`
		ID            string     `json:"id"`
		Identifier    identifier `json:"identifier"`
		Questionnaire string     `json:"questionnaire"`
		Status        string     `json:"status"`
		Subject       reference  `json:"subject"`
		Authored      string     `json:"authored"`
		Item          []answered `json:"item,omitempty"`
	}
	answered struct {
		LinkID string     `json:"linkId"`
		Text   string     `json:"text,omitempty"`
		Answer []answer   `json:"answer,omitempty"`
		Item   []answered `json:"item,omitempty"`
	}
	answer struct {
		ValueCoding  *coding `json:"valueCoding,omitempty"`
		ValueInteger *int    `json:"valueInteger,omitempty"`
	}
)

// The rules and the routine.
type (
	planDefinition struct {
		ResourceType    string    `json:"resourceType"`
		ID              string    `json:"id"`
		URL             string    `json:"url"`
		Version         string    `json:"version"`
		Name            string    `json:"name"`
		Title           string    `json:"title"`
		Type            concept   `json:"type"`
		Status          string    `json:"status"`
		Description     string    `json:"description"`
		RelatedArtifact []related `json:"relatedArtifact"`
		Action          []action  `json:"action"`
	}
	related struct {
		Type     string `json:"type"`
		Label    string `json:"label,omitempty"`
		Citation string `json:"citation"`
		URL      string `json:"url,omitempty"`
	}
	action struct {
		Prefix         string      `json:"prefix,omitempty"`
		Title          string      `json:"title"`
		Description    string      `json:"description,omitempty"`
		TextEquivalent string      `json:"textEquivalent,omitempty"`
		Code           []concept   `json:"code,omitempty"`
		Condition      []condition `json:"condition,omitempty"`
		Action         []action    `json:"action,omitempty"`
	}
	condition struct {
		Kind       string     `json:"kind"`
		Expression expression `json:"expression"`
	}
	expression struct {
		Language   string `json:"language"`
		Expression string `json:"expression"`
	}
	carePlan struct {
		ResourceType          string       `json:"resourceType"`
		ID                    string       `json:"id"`
		InstantiatesCanonical []string     `json:"instantiatesCanonical"`
		Status                string       `json:"status"`
		Intent                string       `json:"intent"`
		Title                 string       `json:"title"`
		Description           string       `json:"description"`
		Subject               reference    `json:"subject"`
		Created               string       `json:"created"`
		Activity              []activity   `json:"activity"`
		Note                  []annotation `json:"note,omitempty"`
	}
	activity struct {
		Detail detail `json:"detail"`
	}
	detail struct {
		Code         concept `json:"code"`
		Status       string  `json:"status"`
		DoNotPerform bool    `json:"doNotPerform,omitempty"`
		Description  string  `json:"description"`
	}
)

// What was done and felt.
type (
	procedure struct {
		ResourceType          string       `json:"resourceType"`
		ID                    string       `json:"id"`
		Identifier            []identifier `json:"identifier"`
		InstantiatesCanonical []string     `json:"instantiatesCanonical"`
		Status                string       `json:"status"`
		Code                  concept      `json:"code"`
		Subject               reference    `json:"subject"`
		PerformedPeriod       period       `json:"performedPeriod"`
		BodySite              []concept    `json:"bodySite,omitempty"`
		Note                  []annotation `json:"note,omitempty"`
	}
	observation struct {
		ResourceType      string      `json:"resourceType"`
		ID                string      `json:"id"`
		PartOf            []reference `json:"partOf,omitempty"`
		Status            string      `json:"status"`
		Category          []concept   `json:"category"`
		Code              concept     `json:"code"`
		Subject           reference   `json:"subject"`
		EffectiveDateTime string      `json:"effectiveDateTime"`
		ValueQuantity     *quantity   `json:"valueQuantity,omitempty"`
		Component         []component `json:"component,omitempty"`
	}
	component struct {
		Code          concept  `json:"code"`
		ValueQuantity quantity `json:"valueQuantity"`
	}
	adverseEvent struct {
		ResourceType  string    `json:"resourceType"`
		ID            string    `json:"id"`
		Actuality     string    `json:"actuality"`
		Event         concept   `json:"event"`
		Subject       reference `json:"subject"`
		Date          string    `json:"date"`
		Outcome       *concept  `json:"outcome,omitempty"`
		SuspectEntity []suspect `json:"suspectEntity,omitempty"`
	}
	suspect struct {
		Instance reference `json:"instance"`
	}
	flag struct {
		ResourceType string       `json:"resourceType"`
		ID           string       `json:"id"`
		Identifier   []identifier `json:"identifier"`
		Status       string       `json:"status"`
		Category     []concept    `json:"category"`
		Code         concept      `json:"code"`
		Subject      reference    `json:"subject"`
		Period       period       `json:"period"`
	}
)
