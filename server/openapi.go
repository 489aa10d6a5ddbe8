package server

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"

	"github.com/danielgtaylor/huma/v2"
)

// schemas is where the document keeps the schemas of bodies.
const schemas = "#/components/schemas/"

// schemaFiles have the schemas of every body, by name.
//
//go:embed schema/*.json
var schemaFiles embed.FS

// document writes the OpenAPI document: the operations as they were registered
// and the schemas of their bodies.
func document(o *huma.OpenAPI) ([]byte, error) {
	text, err := json.Marshal(o)
	if err != nil {
		return nil, fmt.Errorf("server: openapi: %w", err)
	}
	var doc struct {
		OpenAPI    json.RawMessage            `json:"openapi"`
		Info       json.RawMessage            `json:"info"`
		Paths      json.RawMessage            `json:"paths"`
		Components map[string]json.RawMessage `json:"components"`
	}
	if err := json.Unmarshal(text, &doc); err != nil {
		return nil, fmt.Errorf("server: openapi: %w", err)
	}
	all := map[string]json.RawMessage{}
	if err := json.Unmarshal(doc.Components["schemas"], &all); err != nil {
		return nil, fmt.Errorf("server: openapi: %w", err)
	}
	if err := addSchemas(all); err != nil {
		return nil, err
	}
	if doc.Components["schemas"], err = json.Marshal(all); err != nil {
		return nil, fmt.Errorf("server: openapi: %w", err)
	}
	return json.Marshal(doc)
}

// addSchemas reads the schema files.
func addSchemas(all map[string]json.RawMessage) error {
	names, err := fs.Glob(schemaFiles, "schema/*.json")
	if err != nil {
		return fmt.Errorf("server: openapi: %w", err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(schemaFiles, name)
		if err == nil {
			err = json.Unmarshal(text, &all)
		}
		if err != nil {
			return fmt.Errorf("server: openapi: %s: %w", name, err)
		}
	}
	return nil
}
